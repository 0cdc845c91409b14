#!/usr/bin/env python3
"""Time of `ladder check` against `ladder build`, for ladders of 1,000 pages.

measure.py PROGRAM [PAGES]

Two shapes: mostly guides, as a handbook has, and mostly levels, which is the most work for the rules. Each
program runs five times in turn; the shortest times are compared, since a busy machine only adds to them.
"""

import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[3]
VERBS = "Writes Plans Reviews Leads Explains Measures Teaches Removes Settles Answers".split()
NOUNS = (
    "the plan of two teams,the tests of a service,a design that others build from,the cost of each outage,"
    "the order of the work,what users asked for,the way back from a bad release,an agreement with a supplier,"
    "the hiring of four engineers,the notes of every decision"
).split(",")
ENDS = (
    "before work starts,within a week,in words that the team repeats,each quarter,when it is asked for,"
    "with the people whom it touches,and keeps a note of it,so that nobody has to ask twice"
).split(",")


def sentence(words):
    return f"{words.choice(VERBS)} {words.choice(NOUNS)} {words.choice(ENDS)} ({words.randrange(10**6)})."


def generate(root, pages, levels):
    words = random.Random(7)

    def write(path, front, body=""):
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{front}owner: Us\nreviewed: 2026-11-01\n---\n\n{body}", encoding="utf-8")

    dimensions = [f"Topic {number}" for number in range(8)]
    for number, title in enumerate(dimensions):
        write(f"dimensions/d{number}.md", f"title: {title}\n", sentence(words) + "\n")
    tracks = max(2, levels // 10)
    made = len(dimensions) + tracks
    for track in range(tracks):
        write(f"tracks/t{track}.md", f"title: Track {track}\ncode: T{track}\n")
        for rank in range(1, levels // tracks + 1):
            body = "".join(
                f"## {title}\n\n" + "".join(f"- {sentence(words)}\n" for _ in range(5)) + "\n"
                for title in dimensions
            )
            front = f"title: Track {track} level {rank}\ncode: T{track}L{rank}\nrank: {rank}\n"
            facts = f"facts:\n  Planning horizon: {rank} quarters\n  Engineers: {rank * 3}\n"
            write(f"levels/t{track}/t{track}l{rank}.md", front + facts, body)
            made += 1
    for number in range(pages - made):
        body = "\n\n".join(
            " ".join(sentence(words) for _ in range(6))
            + f" See [another](g{words.randrange(pages - made)}.md), [a level](../levels/t0/t0l1.md#topic-1)."
            for _ in range(6)
        )
        write(f"guides/g{number}.md", f"title: Guide {number}\n", body + "\n")
    (root / "ladder.yml").write_text("title: Benchmark\n", encoding="utf-8")
    shutil.copytree(PROJECT / "templates", root / "templates")


def run(program, *arguments):
    start = time.perf_counter()
    result = subprocess.run([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    seconds = time.perf_counter() - start
    if result.returncode != 0:
        sys.exit(result.stdout.decode()[-2000:])
    return seconds


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    for name, levels in [("guides", 40), ("levels", pages * 9 // 10)]:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            generate(root, pages, levels)
            build, again, check = [], [], []
            for _ in range(5):
                shutil.rmtree(root / "site", ignore_errors=True)
                build.append(run(program, "build", "--root", folder))
                again.append(run(program, "build", "--root", folder))
                check.append(run(program, "check", "--root", folder))
            print(
                f"{pages} pages, mostly {name}: build {min(build):.2f} s, again {min(again):.2f} s, "
                f"check {min(check):.2f} s; check / build {min(check) / min(build):.2f}, "
                f"check / build again {min(check) / min(again):.2f}"
            )


main()
