#!/usr/bin/env python3
"""Writes what Jinja2 makes of each case into the case files.

    python3 make-cases.py            write the outputs again
    python3 make-cases.py --check    only say whether they are still right

A case is a title behind `=== `, then parts behind `--- `: templates by name (the page begins with
`main.html`), `data` as JSON, and `output`, which this script writes. A part's text ends before the
line end in front of the next mark. Behind a name, `json` says that the part is a JSON string, for
characters that an editor would spoil. Needs Jinja2 3.1.
"""

import json
import pathlib
import sys

import jinja2

import jinja


def parse(text):
    cases = []
    for chunk in ("\n" + text).split("\n=== ")[1:]:
        title, _, body = chunk.partition("\n")
        parts = []
        for part in ("\n" + body).split("\n--- ")[1:]:
            name, _, content = part.partition("\n")
            parts.append((name, content))
        cases.append((title, parts))
    return cases


def output(title, parts):
    templates, data = {}, {}
    for name, content in parts:
        name, _, style = name.partition(" ")
        if style == "json":
            content = json.loads(content)
        if name == "data":
            data = jinja.load(content)
        elif name != "output":
            templates[name] = content
    try:
        return jinja.render(templates, data)
    except Exception as problem:
        raise SystemExit(f"{title}: {type(problem).__name__}: {problem}")


def write(cases):
    lines = []
    for title, parts in cases:
        result = output(title, parts)
        lines.append(f"=== {title}")
        for name, content in parts:
            if name.split(" ")[0] != "output":
                lines += [f"--- {name}", content.rstrip("\n") if name == "data" else content]
        plain = all(c == "\n" or c >= " " and c != "\x7f" for c in result)
        if plain and "\n--- " not in "\n" + result and "\n=== " not in "\n" + result:
            lines += ["--- output", result]
        else:
            lines += ["--- output json", json.dumps(result)]
    return "\n".join(lines) + "\n"


def main():
    if not jinja2.__version__.startswith("3.1."):
        raise SystemExit(f"the cases are those of Jinja2 3.1, not {jinja2.__version__}")
    wrong = []
    count = 0
    for path in sorted((pathlib.Path(__file__).parent / "cases").glob("*.txt")):
        # Bytes: no line end may change on the way.
        old = path.read_bytes().decode()
        cases = parse(old[:-1] if old.endswith("\n") else old)
        count += len(cases)
        new = write(cases)
        if new != old:
            wrong.append(path.name)
            if "--check" not in sys.argv:
                path.write_bytes(new.encode())
    print(f"{count} cases; {'changed' if wrong else 'unchanged'}: {', '.join(wrong) or 'all'}")
    return 1 if wrong and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
