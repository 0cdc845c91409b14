"""Renders many templates in one process, for the comparison with random templates.

Reads a line of JSON for each, {"templates": {name: text}, "data": "JSON text"}, and writes a line
for each, {"output": text} or {"error": text}.
"""

import json
import sys

import jinja

for line in sys.stdin:
    case = json.loads(line)
    try:
        result = {"output": jinja.render(case["templates"], jinja.load(case["data"]))}
    except Exception as problem:
        result = {"error": f"{type(problem).__name__}: {problem}"}
    print(json.dumps(result))
