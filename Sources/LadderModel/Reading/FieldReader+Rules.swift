import Diagnostics
import Pages

extension FieldReader {
  /// `accepts: [{rule: near-duplicate, reason: "…", at: leads-a-team}]`
  mutating func acceptances() -> [Acceptance] {
    let key = FrontMatterKey.accepts.rawValue
    guard let node = node(key) else { return [] }
    let form = "write '- {rule: near-duplicate, reason: \"why\"}' on a line of its own"
    guard case .sequence(let nodes) = node.content else {
      report(
        .wrongType, "'\(key)' must be a list, this is \(node.kind)", at: node.range, help: form)
      return []
    }
    return nodes.compactMap { node in
      guard case .mapping(let entries) = node.content else {
        report(
          .wrongType, "an entry of '\(key)' must hold 'rule' and 'reason', this is \(node.kind)",
          at: node.range, help: form)
        return nil
      }
      var fields = FieldReader(file: file, holder: "an entry of '\(key)'", entries: entries)
      let rule = fields.text("rule")
      let reason = fields.text("reason")
      let anchor = fields.text("at")?.value
      for name in ["rule", "reason"] where !fields.has(name) {
        fields.report(
          .missingKey, "an entry of '\(key)' needs the key '\(name)'", at: node.range, help: form)
      }
      fields.finish()
      let code = rule.flatMap { rule in fields.rule(rule.value, at: rule.range) }
      absorb(fields)
      guard let code, let rule, let reason else { return nil }
      return Acceptance(rule: code, anchor: anchor, reason: reason.value, range: rule.range)
    }
  }

  /// `rules: {near-duplicate: off}`
  mutating func ruleLevels() -> [DiagnosticCode: RuleLevel] {
    let key = SettingsKey.rules.rawValue
    guard let node = node(key) else { return [:] }
    guard case .mapping(let entries) = node.content else {
      report(
        .wrongType, "'\(key)' must hold 'rule: severity' lines, this is \(node.kind)",
        at: node.range, help: "write for example near-duplicate: off")
      return [:]
    }
    var levels: [DiagnosticCode: RuleLevel] = [:]
    for entry in entries {
      guard let code = rule(entry.key, at: entry.keyRange),
        let text = text(of: entry.value, "'\(entry.key)' in '\(key)'")
      else { continue }
      if let level = RuleLevel(rawValue: text.value) {
        levels[code] = level
        continue
      }
      let names = RuleLevel.allCases.map(\.rawValue)
      report(
        .badValue, "'\(entry.key)' can't be '\(text.value)'", at: text.range,
        help: NearMiss.suggestion(for: text.value, in: names)
          ?? "write one of \(names.joined(separator: ", "))")
    }
    return levels
  }

  private mutating func rule(_ name: String, at range: Range<Int>) -> DiagnosticCode? {
    if let code = DiagnosticCode(rawValue: name) {
      if code.isRule { return code }
      report(
        .badValue, "'\(name)' is no rule but an error that keeps the site from being made",
        at: range, help: "mend what it reports")
      return nil
    }
    let names = DiagnosticCode.allCases.filter(\.isRule).map(\.rawValue)
    report(
      .badValue, "there is no rule '\(name)'", at: range,
      help: NearMiss.suggestion(for: name, in: names) ?? "'ladder explain' lists the rules")
    return nil
  }
}
