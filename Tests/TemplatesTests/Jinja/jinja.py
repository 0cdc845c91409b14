"""Jinja2 with the settings that Ladder's templates keep, and data from JSON."""

import json

import jinja2
from markupsafe import Markup


def environment(templates):
    return jinja2.Environment(
        loader=jinja2.DictLoader(templates),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def load(text):
    """JSON in which {"$html": "<b>"} stands for finished HTML."""

    def value(pairs):
        record = dict(pairs)
        return Markup(record["$html"]) if list(record) == ["$html"] else record

    return json.loads(text, object_pairs_hook=value)


def render(templates, data, entry="main.html"):
    return environment(templates).get_template(entry).render(data)
