#!/usr/bin/env python3
"""Measures how long it takes from saving a file until `ladder serve` serves the new page.

    measure.py LADDER [PAGES ...]

For each number of pages it makes a ladder of that many Markdown files with the repository's
templates, serves it, saves one level's page 50 times with a new statement, and asks for that page
until the statement is in it. Printed are the median and the worst, the time of a cold start, the
memory, and what the idle server uses of one core, with the system's word of changes and with
`--poll`. Where `wrk` is installed, it asks for that page over 100 connections for ten seconds.
Only the standard library is needed.
"""

import http.client
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
EDITS = 50
TRACKS, RANKS, DIMENSIONS = ("ic", "em"), 6, 8


def write(folder, path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def level(track, rank, extra=""):
    head = f"---\ntitle: Level {track} {rank}\ncode: {track.upper()}{rank}\nrank: {rank}\n---\n\nA level.\n"
    cells = [
        f"\n## Dimension {d}\n\nWhat counts here.\n\n"
        + "".join(f"- Does piece {s} of the work of rank {rank} in area {d} with **care**.\n" for s in range(5))
        for d in range(DIMENSIONS)
    ]
    return head + "".join(cells) + extra


def make(folder, pages):
    shutil.copytree(os.path.join(ROOT, "templates"), os.path.join(folder, "templates"))
    write(folder, "ladder.yml", "title: Benchmark\n")
    write(folder, "content/index.md", "---\ntitle: Home\n---\n\nWelcome.\n")
    for track in TRACKS:
        write(folder, f"content/tracks/{track}.md", f"---\ntitle: Track {track}\ncode: {track.upper()}\n---\n")
        for rank in range(1, RANKS + 1):
            write(folder, f"content/levels/{track}/{track}-{rank}.md", level(track, rank))
    for d in range(DIMENSIONS):
        write(folder, f"content/dimensions/dimension-{d}.md", f"---\ntitle: Dimension {d}\norder: {d + 1}\n---\n\nText.\n")
    made = 1 + len(TRACKS) * (1 + RANKS) + DIMENSIONS
    paragraph = "The quick brown fox jumps over the lazy dog, and *then* it rests in the [shade](#top-{n}). " * 4
    for n in range(max(0, pages - made)):
        body = "".join(f"\n## Part {p}\n\n{paragraph.replace('#top-{n}', '../index.md')}\n\n- One\n- Two\n" for p in range(2))
        # Short, because print.html holds all of them and may have 16 MiB. Two hundred to a folder, as people
        # would keep them.
        write(folder, f"content/notes-{n // 200}/note-{n}.md", f"---\ntitle: Note {n}\n---\n{body}")


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid):
    with open(f"/proc/{pid}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) // 1024


def serve(ladder, folder, *options):
    server = subprocess.Popen(
        [ladder, "serve", "--root", folder, "--port", "0", *options], stdout=subprocess.PIPE, text=True)
    return server, int(re.search(r":(\d+)/", server.stdout.readline()).group(1))


def stop(server):
    server.send_signal(signal.SIGINT)
    server.communicate()


def idle_share(server):
    """What the server uses of one core while nothing happens, from ten seconds."""
    time.sleep(1)
    before, start = cpu_seconds(server.pid), time.monotonic()
    time.sleep(10)
    return (cpu_seconds(server.pid) - before) / (time.monotonic() - start)


def polling_share(ladder, folder):
    server, _ = serve(ladder, folder, "--poll")
    try:
        while not server.stdout.readline().startswith("Built"):
            pass
        return idle_share(server)
    finally:
        stop(server)


def throughput(server, port):
    if not shutil.which("wrk"):
        return "wrk is not installed"
    run = subprocess.run(
        ["wrk", "-t2", "-c100", "-d10s", f"http://127.0.0.1:{port}/levels/ic/ic-3.html"],
        stdout=subprocess.PIPE, text=True, check=True)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", run.stdout).group(1))
    faults = re.findall(r"(?:Non-2xx|Socket errors).*", run.stdout)
    return f"{rate:.0f} requests/s over 100 connections, {memory(server.pid)} MB then" + "".join(
        f"; {fault.strip()}" for fault in faults)


def measure(ladder, pages):
    folder = tempfile.mkdtemp(prefix="ladder-bench-")
    make(folder, pages)
    start = time.monotonic()
    server, port = serve(ladder, folder)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port)

        def get():
            connection.request("GET", "/levels/ic/ic-3.html")
            response = connection.getresponse()
            body = response.read()
            assert response.status == 200, body
            return body

        get()
        cold = time.monotonic() - start
        idle = idle_share(server)
        times = []
        for edit in range(EDITS):
            mark = f"Statement number {edit}x of this run."
            text = level("ic", 3, f"- {mark}\n")
            # At no fixed distance from the watcher's own rhythm.
            time.sleep(0.1 + (edit % 7) * 0.013 + times[-1] * 0.5 if times else 0.1)
            start = time.monotonic()
            write(folder, "content/levels/ic/ic-3.md", text)
            while mark.encode() not in get():
                time.sleep(0.002)
                assert time.monotonic() - start < 60
            times.append(time.monotonic() - start)
        print(
            f"{pages:6} pages: median {statistics.median(times) * 1000:4.0f} ms, worst {max(times) * 1000:4.0f} ms, "
            f"cold start {cold * 1000:5.0f} ms, idle {idle * 100:.1f} % of a core "
            f"(--poll {polling_share(ladder, folder) * 100:.1f} %), {memory(server.pid)} MB; "
            f"{throughput(server, port)}", flush=True)
    finally:
        stop(server)
        shutil.rmtree(folder)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for count in [int(word) for word in sys.argv[2:]] or [60, 1000, 10000]:
        measure(os.path.abspath(sys.argv[1]), count)
