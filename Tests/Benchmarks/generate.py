#!/usr/bin/env python3
"""Writes a ladder of any size in our content format, always the same for the same size.

    generate.py PAGES FOLDER

A track has 20 pages of about 3 KB: twelve levels with the ranks 1 to 12 and eight guides. PAGES is
rounded up to whole tracks; beside them stand a page for each track, five dimensions, the home page
and the glossary. Most statements rise from level to level, some give way to others and few are repeated, as in real
ladders. The templates are copies of the repository's. FOLDER must not exist or be empty. Only the standard
library is needed.
"""

import os
import shutil
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGES_PER_TRACK = 20

# The first three letters make codes, so they differ.
FIELDS = (
    "Payments Search Identity Billing Catalogue Delivery Fraud Growth Hosting Insights Journeys Knowledge Lending "
    "Messaging Networks Onboarding Partner Quality Retail Security Travel Utilities Video Warehouse Accounts Booking "
    "Checkout Devices Energy Freight Gateway Health Imaging Jobs Kiosk Logistics Maps News Orders Pricing Query Risk "
    "Storage Tax Usage Vendor Wallet Advertising Claims Documents"
).split()

CRAFTS = (
    "Backend Engineer", "Frontend Engineer", "Mobile Engineer", "Data Engineer", "Data Scientist", "Machine Learner",
    "Site Keeper", "Platform Engineer", "Test Engineer", "Release Engineer", "Support Engineer", "Network Engineer",
    "Database Engineer", "Compiler Engineer", "Hardware Engineer", "Embedded Engineer", "Graphics Engineer",
    "Tools Engineer", "Cloud Engineer", "Solutions Engineer", "Product Designer", "Visual Designer", "Content Designer",
    "Service Designer", "User Researcher", "Technical Writer", "Product Manager", "Program Manager", "Delivery Manager",
    "Agile Coach", "Business Analyst", "Data Analyst", "Risk Analyst", "Systems Analyst", "Privacy Officer",
    "Incident Officer", "Training Lead", "Community Lead", "Workplace Lead", "Quality Auditor", "Sales Engineer",
    "Field Engineer", "Audio Engineer", "Vision Engineer", "Crypto Engineer", "Kernel Engineer", "Web Engineer",
    "Games Engineer", "Voice Engineer", "Robot Engineer",
)

GRADES = (
    "Trainee", "Junior", "Associate", "Regular", "Advanced", "Senior", "Lead", "Staff", "Senior Staff", "Principal",
    "Senior Principal", "Distinguished",
)

SCOPES = (
    "in their own tasks", "in a small feature", "in a whole feature", "in the service of their team", "in their team",
    "across two teams", "across the product area", "across several areas", "across the department",
    "across two departments", "across the company", "across the industry",
)

HORIZONS = (
    "a day", "a week", "two weeks", "a month", "a quarter", "two quarters", "three quarters", "a year", "18 months",
    "two years", "three years", "five years",
)

FORMS = (
    "for {field} {scope}", "{scope}", "{scope}", "at least once in {time}", "for {field}, looking {time} ahead",
    "{scope} and at least {time} ahead",
)

TAILS = (
    "with the reason in writing", "before anybody has to ask", "within a week of noticing it", "in two pages at most",
    "with one number that shows it", "after hearing those it affects", "so that it outlasts a change of people",
    "naming what was given up for it", "with help from `{word}` reviews only", "at the first sign of **{word}** trouble",
    "in words that a newcomer follows", "handing the rest to a colleague", "even when a date is close",
    "from a list that everybody can read", "without being reminded", "and checks after a month what came of it",
    "as somebody outside confirms", "by the rules agreed beforehand", "at the cost that was promised",
    "until the evidence says otherwise", "with a second pair of eyes", "on the record", "in the open and on time",
    "for the people who come next",
)

# Title, what it asks, and what people do: a verb with its object. Twelve each; a slot of a cell draws from two of them.
DIMENSIONS = (
    ("Craft", "How well the work itself is done", (
        "Writes {word} changes", "Reviews the {word} designs", "Tests every {word} path", "Retires old {word} code",
        "Measures {word} speed", "Mends {word} faults", "Chooses {word} tools", "Keeps the {word} records",
        "Explains {word} failures", "Removes {word} duplication", "Protects {word} data", "Automates {word} chores")),
    ("Delivery", "How promises turn into results", (
        "Plans the {word} work", "Splits large {word} goals", "Releases {word} changes", "Reports {word} progress",
        "Ends stalled {word} projects", "Meets the {word} dates", "Orders {word} tasks", "Tracks {word} risks",
        "Restores {word} service", "Estimates {word} costs", "Tries {word} ideas", "Closes {word} requests")),
    ("Leadership", "How others become better at their work", (
        "Coaches {word} colleagues", "Settles {word} conflicts", "Hires for {word} roles", "Shares the {word} credit",
        "Sets {word} standards", "Leads {word} reviews", "Welcomes {word} newcomers", "Delegates {word} duties",
        "Names {word} successors", "Runs {word} retrospectives", "Defends {word} focus", "Teaches {word} methods")),
    ("Communication", "How what is known reaches those who need it", (
        "Writes down {word} decisions", "Presents {word} results", "Answers {word} questions", "Hears {word} customers",
        "Translates {word} terms", "Warns of {word} delays", "Moderates {word} talks", "Edits {word} guides",
        "Asks for {word} feedback", "Records {word} meetings", "Draws {word} diagrams", "Publishes {word} lessons")),
    ("Judgement", "Which decisions are made, and how they hold", (
        "Decides {word} questions", "Weighs {word} options", "Refuses {word} shortcuts", "Funds {word} bets",
        "Revises {word} principles", "Compares {word} suppliers", "Limits {word} exposure", "Escalates {word} doubts",
        "Judges {word} evidence", "Balances {word} demands", "Reopens {word} choices", "Stops {word} waste")),
)

WORDS = (
    "shared", "daily", "critical", "internal", "public", "regional", "seasonal", "legacy", "remote", "joint", "early",
    "open", "local", "complex", "frequent", "hidden", "manual", "nightly", "costly", "formal", "partial", "urgent", "minor",
    "recent", "central", "external", "modern", "quiet", "steady", "visible", "weekly", "yearly",
)

TERMS = (
    ("Runbook", "The steps to take when something fails, kept beside the service."),
    ("Postmortem", "What happened, why, and what changes because of it. It names no culprit."),
    ("Error budget", "How much failure a service may show in a quarter."),
    ("One-to-one", "A regular talk between two people, with notes that both can read."),
    ("Calibration", "A meeting in which managers compare how they judge."),
    ("Scope", "How far a person's decisions reach."),
    ("Backlog", "Work that is wanted and not begun."),
    ("RFC", "A request for comments: a proposal that anybody may answer."),
)

GUIDES = (
    "First month", "Writing a case", "Growth plans", "Common questions", "Measures", "Feedback", "Choosing a path",
    "Working agreements",
)

SENTENCES = (
    "Nobody meets every statement of a level, and nobody has to.",
    "Start with what you did last quarter, and put a link beside each claim.",
    "A {word} project that ended early can show as much as one that shipped.",
    "Ask two colleagues who saw the work, and quote them in their own words.",
    "The runbook of your service is evidence too, if others have used it.",
    "Talk about it in a one-to-one before you write it down.",
    "What counts is the effect on {field}, and that the effect stays.",
    "Keep the {word} examples; they are harder to find than the large ones.",
    "A manager answers within two weeks, in writing, with reasons.",
    "If the answer is no, it says what is missing and who will help.",
    "Calibration compares cases and never people.",
    "A postmortem with your name on it is a good sign when it led to a change.",
    "Read the level above yours first, then the one that you hold.",
    "Time in a level is no argument by itself.",
    "Choose three statements for a {word} quarter and leave the others alone.",
    "Write for somebody who has never worked in {field}.",
)

HEADINGS = (
    "Before you begin", "What to bring", "How it goes", "What others look for", "Mistakes to avoid", "After it is done",
)

ITEMS = (
    "a {word} result and where it can be seen", "the names of two people who used it", "what you would do otherwise today",
    "the {word} decision behind it, and who made it", "how long it took and how long it will hold",
    "what the backlog looked like before and after", "the part that a colleague did",
)


def pick(choices, seed):
    """An element that looks random and depends on the seed alone."""
    mixed = seed * 2654435761 & 0xFFFFFFFF
    return choices[(mixed ^ mixed >> 15) * 2246822519 % 4294967291 % len(choices)]


def slug(text):
    return text.lower().replace(" ", "-")


class Track:
    """A job family: its names, and the ids of its pages."""

    def __init__(self, number):
        field = FIELDS[number % len(FIELDS)]
        craft = CRAFTS[number // len(FIELDS) % len(CRAFTS)]
        lap = number // (len(FIELDS) * len(CRAFTS))
        again = f" {lap + 1}" if lap else ""
        first, second = craft.split()
        self.number = number
        self.field = field
        self.phrase = field.lower()
        self.title = f"{field} {craft}{again}"
        self.id = slug(self.title)
        self.code = (field[:3] + first[:2] + second[:1]).upper() + (str(lap + 1) if lap else "")
        self.levels = [f"{slug(grade)}-{self.id}" for grade in GRADES]
        self.guides = [f"{self.id}-{slug(guide)}" for guide in GUIDES]


def cells(track, dimension):
    """A dimension's statements at each of the twelve levels, four to six of them.

    From level to level, some are repeated, some raised and some replaced.
    """
    verbs = DIMENSIONS[dimension][2]
    made = [""] * 12
    for slot in range(6):
        seed = ((track.number * 5 + dimension) * 6 + slot) * 64
        # Every third to sixth rank something else is asked for; nearly every rank, the same on a larger scale.
        theme_length, reach_length = pick((3, 4, 5, 6), seed), pick((1,) * 15 + (2,), seed + 1)
        first = pick(range(6), seed + 2)
        known = (-1, -1)
        for rank in range(12):
            theme, reach = (rank + first) // theme_length, rank - rank % reach_length
            if (theme, reach) != known:
                known = theme, reach
                verb = verbs[slot + 6 * (theme % 2)]
                text = f"- {verb} {pick(FORMS, seed + theme + 3)}, {pick(TAILS, seed + theme + 10)}."
                text = text.replace("{word}", pick(WORDS, seed + theme + 17)).replace("{field}", track.phrase)
                text = text.replace("{scope}", SCOPES[reach]).replace("{time}", HORIZONS[reach])
                if slot == 0:
                    text += f" {{#{slug(DIMENSIONS[dimension][0])}-{slug(verb.split()[0])}}}"
                text += "\n"
            if slot < 4 + (rank + dimension + track.number) // 3 % 3:
                made[rank] += text
    return made


def level(track, rank, rows):
    title = f"{GRADES[rank]} {track.title}"
    text = (
        f"---\ntitle: {title}\ncode: {track.code}{rank + 1}\nrank: {rank + 1}\n"
        f"summary: Works for {track.phrase} {SCOPES[rank]} and plans {HORIZONS[rank]} ahead.\n"
        f"scope: {SCOPES[rank].split(' ', 1)[1]}\nfacts:\n  Planning horizon: {HORIZONS[rank]}\n"
        f"  Typical experience: {rank + rank // 2} years or more\nowner: {track.field} leadership\nreviewed: 2026-01-15\n---\n\n"
        f"A {title} answers for {track.phrase} work {SCOPES[rank]}. "
        f"[{GUIDES[rank % 8]}](../../guides/{track.guides[rank % 8]}.md) says how to prepare for it")
    if rank:
        section = slug(DIMENSIONS[rank % 5][0])
        text += f", and [{GRADES[rank - 1]}]({track.levels[rank - 1]}.md#{section}) is the level before it"
    text += ".\n"
    for number, dimension in enumerate(DIMENSIONS):
        text += f"\n## {dimension[0]}\n\n"
        if (rank + number) % 3 == 0:
            sentence = pick(SENTENCES, (track.number * 12 + rank) * 5 + number)
            text += sentence.replace("{word}", "long").replace("{field}", track.field) + "\n\n"
        text += rows[number][rank]
    return text


def guide(track, number):
    def words(text, seed):
        return text.replace("{word}", pick(WORDS, seed)).replace("{field}", track.field)

    other = (number + 3) % 8
    parts = [
        f"---\ntitle: \"{track.title}: {GUIDES[number].lower()}\"\n"
        f"summary: What people in {track.field} should know about it, with examples and who to ask.\norder: {track.number * 8 + number + 1}\n"
        f"owner: {track.field} leadership\nreviewed: 2026-01-15\n---\n\n"
        f"This page is for everybody on the [{track.title}](../tracks/{track.id}.md) track. "
        f"Read [{GUIDES[other].lower()}]({track.guides[other]}.md#how-it-goes) as well.\n"
    ]
    for section, heading in enumerate(HEADINGS):
        seed = ((track.number * 8 + number) * 6 + section) * 16
        parts.append(f"\n## {heading}\n\n")
        for paragraph in range(1 + (section + number) % 2):
            chosen = dict.fromkeys(words(pick(SENTENCES, seed + paragraph * 3 + line), seed + line) for line in range(3))
            parts.append(" ".join(chosen))
            if paragraph == 0:
                rank, target = pick(range(12), seed + 6), pick(DIMENSIONS, seed + 7)[0]
                address = f"../levels/{track.id}/{track.levels[rank]}.md#{slug(target)}"
                parts.append(f" See [{target} at {GRADES[rank]}]({address}).")
            parts.append("\n\n")
        if section == 1 and number % 4 == 0:
            rows = "".join(f"| {GRADES[rank]} | {SCOPES[rank]} | {HORIZONS[rank]} |\n" for rank in range(0, 12, 2))
            parts.append(f"| Level | Reach | Horizon |\n|---|---|--:|\n{rows}")
        elif section == 3 and number % 3 == 1:
            parts.append(f"> [!TIP]\n> {words(SENTENCES[1], seed)}\n")
        elif section == 4 and number % 5 == 2:
            parts.append(f"```\n{track.id}: {HORIZONS[number]}, {SCOPES[number]}\n```\n")
        else:
            mark, start = ("1.", "-")[section % 2], pick(range(7), seed + 8)
            parts.append("".join(
                f"{mark} {words(ITEMS[(start + line) % 7], seed + line).capitalize()}.\n" for line in range(3 + section % 2)))
    return "".join(parts)


def track_page(track):
    rungs = "".join(
        f"| [{GRADES[rank]}](../levels/{track.id}/{track.levels[rank]}.md) | {rank + 1} | {HORIZONS[rank]} |\n" for rank in range(12))
    links = "".join(f"- [{name}](../guides/{id}.md)\n" for name, id in zip(GUIDES, track.guides))
    return (
        f"---\ntitle: {track.title}\nsummary: Twelve levels for those who work on {track.field.lower()}.\ncode: {track.code}\n"
        f"order: {track.number + 1}\nowner: {track.field} leadership\nreviewed: 2026-01-15\n---\n\nTwelve levels, from a task of one's own to the industry.\n\n"
        f"## The levels\n\n| Level | Rank | Plans ahead |\n|---|--:|---|\n{rungs}\n## Guides\n\n{links}")


def dimension_page(number):
    title, summary, verbs = DIMENSIONS[number]
    signs = "".join(f"- {verb.replace('{word}', WORDS[place])}.\n" for place, verb in enumerate(verbs[:6]))
    return (
        f"---\ntitle: {title}\nsummary: {summary}.\norder: {number + 1}\nowner: Engineering leadership\nreviewed: 2026-01-15\n---\n\n"
        f"## What is assessed\n\n{summary}. {' '.join(SENTENCES[number * 3:number * 3 + 1])}\n\n## Signs\n\n{signs}")


def glossary():
    return "---\ntitle: Glossary\nsummary: Words that are used on this ladder.\n---\n\nEach in a sentence.\n" + "".join(
        f"\n## {term}\n\n{meaning}\n" for term, meaning in TERMS)


def home(tracks):
    # A few tracks only: a front page that lists hundreds is none.
    shown = "".join(f"- [{track.title}](tracks/{track.id}.md)\n" for track in tracks[:10])
    return (
        "---\ntitle: Engineering ladder\nsummary: What is expected at every level of every job family.\n---\n\n"
        f"Choose the page that you need: [all tracks](tracks/index.html), or one of these.\n\n{shown}")


def pages(tracks):
    """Each page's path below `content/` and its text."""
    yield "index.md", home(tracks)
    yield "glossary.md", glossary()
    for number in range(len(DIMENSIONS)):
        yield f"dimensions/{slug(DIMENSIONS[number][0])}.md", dimension_page(number)
    for track in tracks:
        yield f"tracks/{track.id}.md", track_page(track)
        rows = [cells(track, number) for number in range(len(DIMENSIONS))]
        for rank in range(12):
            yield f"levels/{track.id}/{track.levels[rank]}.md", level(track, rank, rows)
        for number in range(8):
            yield f"guides/{track.guides[number]}.md", guide(track, number)


def generate(count, folder):
    """Writes the ladder; returns how many files of Markdown it has and how many bytes they hold."""
    tracks = [Track(number) for number in range(-(-count // PAGES_PER_TRACK))]
    content = os.path.join(folder, "content")
    for name in ("tracks", "dimensions", "guides"):
        os.makedirs(os.path.join(content, name))
    for track in tracks:
        os.makedirs(os.path.join(content, "levels", track.id))
    shutil.copytree(os.path.join(ROOT, "templates"), os.path.join(folder, "templates"))
    with open(os.path.join(folder, "ladder.yml"), "w", encoding="utf-8") as file:
        file.write("title: Benchmark ladder\norganization: Example Company\ndescription: What is expected at every level.\nlanguage: en-GB\n")
    files = size = 0
    for path, text in pages(tracks):
        data = text.encode()
        with open(os.path.join(content, path), "wb", buffering=0) as file:
            file.write(data)
        files, size = files + 1, size + len(data)
    return files, size


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    written, total = generate(int(sys.argv[1]), sys.argv[2])
    print(f"{written} files, {total} bytes")
