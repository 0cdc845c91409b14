import TestSupport

/// Templates that mostly make sense, with data that fits, made from a seed.
///
/// Expressions are made by kind, so that nearly all of them can be evaluated; what differs from
/// Jinja2 on purpose (see REFERENCE.md) is left out.
struct RandomTemplate: Sendable {
  let seed: UInt64
  private(set) var templates: [String: String] = [:]
  private(set) var data = ""

  init(seed: UInt64) {
    self.seed = seed
    var maker = TemplateMaker(seed: seed)
    let part = maker.body(depth: 2)
    maker.setNames = []
    if maker.random.chance(40) {
      templates["part.html"] = part
      maker.canInclude = true
    }
    if maker.random.chance(30) {
      templates["macros.html"] =
        "{% macro shared(a, b=2) %}\(maker.gap()){{ a }}-{{ b }}{% endmacro %}"
      maker.hasShared = true
    }
    let top =
      maker.hasShared
      ? "{% from 'macros.html' import shared %}\(maker.gap())" : ""
    if maker.random.chance(30) {
      templates["base.html"] = maker.base()
      templates["main.html"] = maker.child(top)
    } else {
      templates["main.html"] = top + maker.body(depth: 3)
    }
    data = maker.data()
  }
}
