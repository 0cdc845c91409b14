/// A whole project on disk, small enough to read at a glance.
package enum SampleProject {
  /// The small ladder of ``LadderSample``, settings, and templates that show a page's title, its
  /// links and its text.
  package static func files(_ changes: [String: String?] = [:]) -> [String: String] {
    var files = ["ladder.yml": "title: Test ladder\n"]
    for (path, text) in LadderSample.small.pages { files["content/" + path] = text }
    files["content/index.md"] = "---\ntitle: Home\n---\n\nSee [the senior](levels/ic/senior.md).\n"
    for name in templates { files["templates/" + name] = "{% extends 'base.html' %}\n" }
    files["templates/base.html"] = base
    files["templates/assets/style.css"] = "body { margin: 2rem }\n"
    for (path, text) in changes { files[path] = text }
    return files
  }

  private static let templates = [
    "page.html", "track.html", "level.html", "dimension.html", "role.html", "transition.html",
    "home.html", "index.html", "roles.html", "matrix.html", "step.html", "steps.html", "rank.html",
    "ranks.html", "dual-track.html", "compare.html", "a-z.html", "sheet.html", "print.html",
    "404.html",
    "redirect.html",
  ]

  private static let base = """
    <!DOCTYPE html>
    <title>{{ page.title }}</title>
    <link rel="stylesheet" href="{{ root }}assets/style.css">
    <h1>{{ page.title }}</h1>
    {% if body is defined %}{{ body }}{% endif %}

    {% for group in groups | default([]) %}{% for cell in group.cells | default([]) %}
    <section id="{{ cell.id }}">{% for s in cell.statements %}<p id="{{ s.id }}">{{ s.html }}</p>
    {% endfor %}</section>
    {% endfor %}{% endfor %}

    """
}
