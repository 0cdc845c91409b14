/// The health page's template: the language of the site's own templates, so that everything an
/// author wrote is escaped in the same way.
enum HealthTemplate {
  static let text = head + figures + shape + texts + "</main>\n</body>\n</html>\n"

  private static let head = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="robots" content="noindex">
    <title>Health: {{ title }}</title>
    <style>
    :root { color-scheme: light dark; --ink: #1b2426; --paper: #fff; --soft: #566467; --line: #d5dddd;
      --a: #0b5d5e; --b: #58a3a1; --c: #b9d5d3; --bad: #a8321f; --bad-soft: #f9e2dd;
      --s1: #e9f2f1; --s2: #cbe2e0; --s3: #9fc8c5; --s4: #67a6a3; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e4ebeb; --paper: #14191a; --soft: #9fb0b1; --line: #354042;
        --a: #6cc4c0; --b: #3f8785; --c: #2b4b4b; --bad: #ff9c86; --bad-soft: #4a221a;
        --s1: #1a2727; --s2: #1f3837; --s3: #275150; --s4: #2f6c6a; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    main { max-width: 72rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0 .25rem; }
    h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
    h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
    p { margin: .25rem 0 .75rem; max-width: 46rem; }
    .soft { color: var(--soft); }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .5rem;
      margin: 1rem 0; padding: 0; list-style: none; }
    .figures li { overflow-wrap: normal; border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .75rem; }
    .figures b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
    .wide { overflow-x: auto; margin: 0 0 .5rem; }
    table { border-collapse: collapse; font-size: .9rem; overflow-wrap: normal; }
    th, td { min-width: 2.5rem; padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
    th { font-weight: 600; } thead th { color: var(--soft); white-space: nowrap; }
    .k { white-space: nowrap; } .n { text-align: right; font-variant-numeric: tabular-nums; }
    .grid td, .grid thead th + th { text-align: center; min-width: 3rem; border: 1px solid var(--paper); }
    .shade1 { background: var(--s1); } .shade2 { background: var(--s2); } .shade3 { background: var(--s3); }
    .shade4 { background: var(--s4); } .carried { background: var(--s1); color: var(--soft); }
    .gap { background: var(--bad-soft); color: var(--bad); font-weight: 700; } .none { color: var(--soft); }
    .bad { color: var(--bad); font-weight: 600; }
    svg { display: block; width: 9rem; height: 1rem; margin-top: .2rem; }
    .back { fill: var(--s1); } .a { fill: var(--a); } .b { fill: var(--b); } .c { fill: var(--c); }
    .over { fill: var(--bad); } .mark { stroke: var(--ink); stroke-width: 1; }
    .key { display: inline-block; width: .8rem; height: .8rem; vertical-align: -1px; }
    .key.a { background: var(--a); } .key.b { background: var(--b); } .key.c { background: var(--c); }
    abbr { text-decoration: none; }
    @media print { svg, .shade1, .shade2, .shade3, .shade4, .gap { print-color-adjust: exact; } }
    </style>
    </head>
    <body>
    <main>
    {% macro lev(level) %}<abbr title="{{ level.title }}">{{ level.code }}</abbr>{% endmacro %}
    {% macro bar(width, over, mark=-1) %}
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="back" width="100" height="10"/><rect class="{{ 'over' if over else 'a' }}" width="{{ width }}" height="10"/>
    {% if mark >= 0 %}<line class="mark" x1="{{ mark }}" x2="{{ mark }}" y1="0" y2="10" vector-effect="non-scaling-stroke"/>{% endif %}
    </svg>
    {% endmacro %}

    """

  private static let figures = """
    <h1>Health of “{{ title }}”</h1>
    <p class="soft">{{ totals }}{% if day %}; as of {{ day }}{% endif %}. Made by <code>ladder check --report</code>; not part of the site.</p>
    <ul class="figures">{% for figure in figures %}<li><b>{{ figure.number }}</b>{{ figure.label }}</li>{% endfor %}</ul>

    <h2>Findings</h2>
    {% if rules %}
    <div class="wide" tabindex="0" role="region" aria-label="Findings by rule"><table>
    <thead><tr><th scope="col" class="n">Count</th><th scope="col">Severity</th><th scope="col">Rule</th><th scope="col">What it means</th></tr></thead>
    <tbody>
    {% for rule in rules %}
    <tr><td class="n">{{ rule.count }}</td><td{% if rule.severity == "error" %} class="bad"{% endif %}>{{ rule.severity }}</td><th scope="row" class="k">{{ rule.code }}</th><td>{{ rule.meaning }}</td></tr>
    {% endfor %}
    </tbody></table></div>
    {% else %}
    <p>No rule found anything.</p>
    {% endif %}
    {% if accepted %}
    <h3>Accepted, with the reasons given</h3>
    <div class="wide" tabindex="0" role="region" aria-label="Accepted findings"><table>
    <thead><tr><th scope="col">Rule</th><th scope="col">Where</th><th scope="col">Reason</th></tr></thead>
    <tbody>
    {% for entry in accepted %}
    <tr><th scope="row" class="k">{{ entry.code }}</th><td>{{ entry.place }}</td><td>{{ entry.reason }}</td></tr>
    {% endfor %}
    </tbody></table></div>
    {% endif %}

    """

  private static let shape = """
    <h2>Coverage</h2>
    <p>Statements for each level and dimension. ↑ is carried from the level below, – says nothing; red where something should be said.</p>
    {% for track in coverage %}
    <h3>{{ track.title }}: {{ track.filled }} of {{ track.all }} cells</h3>
    <div class="wide" tabindex="0" role="region" aria-label="Coverage of {{ track.title }}"><table class="grid">
    <thead><tr><th scope="col">Dimension</th>{% for level in track.levels %}<th scope="col">{{ lev(level) }}</th>{% endfor %}</tr></thead>
    <tbody>
    {% for row in track.rows %}
    <tr><th scope="row">{{ row.title }}</th>{% for cell in row.cells %}<td class="{{ cell.kind }}">{{ cell.text }}</td>{% endfor %}</tr>
    {% endfor %}
    </tbody></table></div>
    {% endfor %}

    <h2>Steps</h2>
    <p>What each promotion asks for: <span class="key a"></span> new, <span class="key b"></span> raised, <span class="key c"></span> the same words as below. The size counts a raised statement for half of a new one.</p>
    {% for track in steps if track.rows %}
    <h3>{{ track.title }}</h3>
    <div class="wide" tabindex="0" role="region" aria-label="Steps of {{ track.title }}"><table>
    <thead><tr><th scope="col">Step</th><th scope="col" class="n">Size</th><th scope="col">Plot</th><th scope="col" class="n">New</th><th scope="col" class="n">Raised</th><th scope="col" class="n">Same</th><th scope="col" class="n">Carried</th><th scope="col" class="n">No longer</th></tr></thead>
    <tbody>
    {% for row in track.rows %}
    <tr><th scope="row" class="k">{{ lev(row.from) }} → {{ lev(row.to) }}</th><td class="n">{{ row.size }}</td><td>
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="a" width="{{ row.bars[0] }}" height="10"/><rect class="b" x="{{ row.bars[0] }}" width="{{ row.bars[1] }}" height="10"/><rect class="c" x="{{ row.bars[0] + row.bars[1] }}" width="{{ row.bars[2] }}" height="10"/></svg>
    </td><td class="n">{{ row.new }}</td><td class="n">{{ row.raised }}</td><td class="n">{{ row.unchanged }}</td><td class="n">{{ row.carried }}</td><td class="n">{{ row.dropped }}</td></tr>
    {% endfor %}
    </tbody></table></div>
    {% endfor %}

    {% if parity %}
    <h2>Parity</h2>
    <p>Which levels of other tracks stand beside each level, and what they are assessed by that it is not.</p>
    <div class="wide" tabindex="0" role="region" aria-label="Counterparts"><table>
    <thead><tr><th scope="col">Level</th><th scope="col">Rank</th><th scope="col">Counterparts</th><th scope="col">By</th><th scope="col">Says nothing of</th></tr></thead>
    <tbody>
    {% for row in parity %}
    <tr><th scope="row">{{ lev(row.level) }}</th><td class="k">{{ row.rank }}</td><td>{% for other in row.counterparts %}{{ lev(other) }}{% if not loop.last %}, {% endif %}{% else %}–{% endfor %}{% if row.more %} and {{ row.more }} more{% endif %}</td><td{% if row.how == "none" %} class="bad"{% endif %}>{{ row.how }}</td><td>{{ row.missing or "–" }}</td></tr>
    {% endfor %}
    </tbody></table></div>
    {% endif %}
    {% if switches %}
    <h3>Switches of track</h3>
    <div class="wide" tabindex="0" role="region" aria-label="Switches of track"><table>
    <thead><tr><th scope="col">Transition</th><th scope="col">Way back</th></tr></thead>
    <tbody>
    {% for row in switches %}
    <tr><th scope="row">{{ row.title }}</th><td{% if row.back == "no" %} class="bad"{% endif %}>{{ row.back }}</td></tr>
    {% endfor %}
    </tbody></table></div>
    {% endif %}

    """

  private static let texts = """
    <h2>Copies and reading</h2>
    <p>Copied is what stands word for word at the level below; drifted is what is nearly the same as another statement.{% if english %} The grade is Flesch-Kincaid's, years of school; the line marks {{ limit }}, beyond which the check speaks up.{% else %} There is no reading grade for a ladder that is not in English.{% endif %}</p>
    {% for track in texts %}
    <h3>{{ track.title }}</h3>
    <div class="wide" tabindex="0" role="region" aria-label="Copies and reading of {{ track.title }}"><table>
    <thead><tr><th scope="col">Level</th><th scope="col" class="n">Statements</th><th scope="col" class="n">Words each</th><th scope="col" class="n">Copied</th><th scope="col" class="n">Share</th><th scope="col">Plot</th><th scope="col" class="n">Drifted</th>{% if english %}<th scope="col" class="n">Grade</th><th scope="col">Plot</th>{% endif %}</tr></thead>
    <tbody>
    {% for row in track.rows %}
    <tr><th scope="row">{{ lev(row.level) }}</th><td class="n">{{ row.statements }}</td><td class="n">{{ row.words }}</td><td class="n">{{ row.copied }}</td><td class="n">{{ row.share }} %</td><td>{{ bar(row.share, row.share > 20) }}</td><td class="n">{{ row.drifted }}</td>{% if english %}<td class="n{% if row.hard %} bad{% endif %}">{{ row.grade }}</td><td>{{ bar(row.gradeBar, row.hard, 80) }}</td>{% endif %}</tr>
    {% endfor %}
    </tbody></table></div>
    {% endfor %}

    <h2>Owners and reviews</h2>
    <div class="wide" tabindex="0" role="region" aria-label="Owners"><table>
    <thead><tr><th scope="col">Owner</th><th scope="col" class="n">Pages</th><th scope="col">Plot</th><th scope="col">Oldest review</th></tr></thead>
    <tbody>
    {% for row in owners %}
    <tr><th scope="row"{% if row.name == "nobody" %} class="bad"{% endif %}>{{ row.name }}</th><td class="n">{{ row.pages }}</td><td>{{ bar(row.bar, false) }}</td><td class="k">{{ row.oldest }}</td></tr>
    {% endfor %}
    </tbody></table></div>
    <p>{{ rest }} pages without a day of review.{% if reviews %} Reviewed longest ago (the line marks a year):{% endif %}</p>
    {% if reviews %}
    <div class="wide" tabindex="0" role="region" aria-label="Reviews"><table>
    <thead><tr><th scope="col">Page</th><th scope="col">Reviewed</th><th scope="col" class="n">Months</th><th scope="col">Plot</th></tr></thead>
    <tbody>
    {% for row in reviews %}
    <tr><th scope="row">{{ row.title }} <span class="soft">{{ row.path }}</span></th><td class="k">{{ row.day }}</td><td class="n">{{ row.months }}</td><td>{{ bar(row.bar, row.stale, 50) }}</td></tr>
    {% endfor %}
    </tbody></table></div>
    {% endif %}

    """
}
