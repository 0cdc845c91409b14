#!/usr/bin/env python3
"""Counts the instructions of a cold 60-page build under callgrind and compares them with the stored figure.

    instructions.py [--ladder PROGRAM] [--record] [--profile FILE]

Fails when the build takes more instructions than instructions.txt says, by more than the tolerance that stands
there. Time would need a quiet machine; the number of instructions hardly moves from run to run. It does depend on the
compiler, the C library and libcmark: with others than those of the stored figure, the two are printed and nothing
fails. --record stores the figure of this program: do that in the change that makes the build dearer for a reason,
or cheaper. --profile keeps callgrind's file for callgrind_annotate.
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile

import generate

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
STORED = os.path.join(HERE, "instructions.txt")
PAGES = 60
# What is let go of at the end is freed by another thread, which the process does not wait for: nearly 1 % of all. The
# least of three runs has none of it, and differs by 0.1 % at most from another three.
RUNS = 3
# What a change of templates or content rules costs should be noticed and recorded.
TOLERANCE = 2.0


def call(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def tools():
    """What the figure depends on besides our sources, in one line."""
    swift = re.search(r"Swift version (\S+)", call("swift", "--version")).group(1)
    return f"{platform.machine()}, Swift {swift}, libcmark {call('pkg-config', '--modversion', 'libcmark')}, {' '.join(platform.libc_ver())}"


def count(ladder, profile):
    with tempfile.TemporaryDirectory(prefix="ladder-count-") as folder:
        generate.generate(PAGES, os.path.join(folder, "project"))
        program = os.path.join(folder, "ladder")
        # Names of functions stay; older valgrinds give up at the compiler's debug information.
        subprocess.run(["strip", "-g", "-o", program, ladder], check=True)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        environment = {
            "PATH": "/usr/bin:/bin", "LC_ALL": "C", "CI": "true",
            # Hashes are seeded anew in each process otherwise.
            "SWIFT_DETERMINISTIC_HASHING": "1",
            # The C library would choose its copying and comparing by the processor that it finds.
            "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX_Fast_Unaligned_Load,-AVX2,-AVX,-AVX512F,-AVX512VL,-AVX512BW,-ERMS,-FSRM,-BMI2,-EVEX",
        }
        out = os.path.join(folder, "profile")
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--log-file=" + os.path.join(folder, "log"), program, "build", "--root", "project", "--output", "site"],
            cwd=folder, env=environment, capture_output=True, text=True)
        if run.returncode != 0 or run.stderr:
            sys.exit(f"the benchmark's ladder should build without a word, and does not:\n{run.stdout}{run.stderr}")
        if profile:
            shutil.copyfile(out, profile)
        with open(out, encoding="utf-8", errors="replace") as file:
            totals = re.findall(r"^(?:totals|summary): (\d+)", file.read(), re.MULTILINE)
    return max(map(int, totals))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ladder", default=os.path.join(ROOT, ".build", "release", "ladder"))
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--profile")
    options = parser.parse_args()
    if platform.system() != "Linux":
        print("instructions not counted: callgrind is for Linux")
        return
    missing = [name for name in ("valgrind", "strip") if not shutil.which(name)]
    if missing:
        print(f"instructions not counted: {' and '.join(missing)} missing")
        # On the machine that guards, a check that is left out is a check that fails.
        sys.exit(1 if os.environ.get("CI") == "true" else 0)

    now = min(count(options.ladder, options.profile) for _ in range(RUNS))
    if options.record:
        with open(STORED, "w", encoding="utf-8") as file:
            file.write(f"instructions: {now}\ntolerance: {TOLERANCE} %\nmade with: {tools()}\n")
        print(f"{now:,} instructions for {PAGES} pages, recorded")
        return
    with open(STORED, encoding="utf-8") as file:
        stored = dict(line.rstrip("\n").split(": ", 1) for line in file)
    before, tolerance = int(stored["instructions"]), float(stored["tolerance"].split()[0])
    change = (now / before - 1) * 100
    text = f"{now:,} instructions for {PAGES} pages, {change:+.2f} % against the stored {before:,}"
    if stored["made with"] != tools():
        print(f"{text}; not compared, that one was made with {stored['made with']} and this one with {tools()}")
    elif change > tolerance:
        print(
            f"{text}: more than the tolerance of {tolerance} %\n"
            "See where with: Tests/Benchmarks/instructions.py --profile FILE, then callgrind_annotate FILE\n"
            "If the new work is worth it, record the new figure in the same change: make record-instructions")
        sys.exit(1)
    elif change < -tolerance:
        print(f"{text}: better; record it, or it may be lost again unnoticed: make record-instructions")
    else:
        print(text)


if __name__ == "__main__":
    main()
