import Diagnostics

/// Roles and transitions: the ways in and out.
extension LadderReader {
  mutating func readRoles() {
    let indices = indices(of: .role)
    for (position, index) in indices.enumerated() {
      names.add(Ref<Role>(position), entries[index].address.id)
    }
    for index in indices {
      let role = Role(
        page: page(at: index),
        levels: names.levels(entries[index].fields.texts(.levels), &entries[index].fields),
        accountability: entries[index].fields.text(.accountability)?.value,
        keyQuestion: entries[index].fields.text(.keyQuestion)?.value,
        reportsTo: targets(.reportsTo, at: index),
        entryFrom: targets(.entryFrom, at: index),
        advancesTo: targets(.advancesTo, at: index),
        lateralTo: targets(.lateralTo, at: index),
        compensation: entries[index].fields.compensation(),
        experience: entries[index].fields.text(.experience)?.value,
        education: entries[index].fields.text(.education)?.value)
      ladder.roles.append(role)
    }
  }

  mutating func readTransitions() {
    for index in indices(of: .transition) {
      let kind = entries[index].fields.choice(
        FrontMatterKey.kind.rawValue, of: Transition.Kind.self)
      if kind == nil { entries[index].fields.reportMissingUnlessGiven(.kind) }
      let from = requiredTargets(.from, at: index)
      let to = requiredTargets(.to, at: index)
      for (target, range) in to where from.contains(where: { $0.target == target }) {
        entries[index].fields.report(
          .badTransition, "'\(title(of: target))' is both where the move starts and where it ends",
          at: range, help: "name different pages under 'from' and 'to'")
      }
      ladder.transitions.append(
        Transition(
          page: page(at: index), kind: kind ?? .lateral, from: from.map(\.target),
          to: to.map(\.target)))
    }
  }

  private func title(of target: Target) -> String {
    switch target {
    case .track(let ref): ladder.page(of: ref).title
    case .level(let ref): ladder.page(of: ref).title
    case .role(let ref): ladder.page(of: ref).title
    }
  }

  private mutating func targets(_ key: FrontMatterKey, at index: Int) -> [Target] {
    let texts = entries[index].fields.texts(key)
    return names.targets(texts, prefersRoles: key == .reportsTo, &entries[index].fields)
  }

  private mutating func requiredTargets(
    _ key: FrontMatterKey, at index: Int
  ) -> [(target: Target, range: Range<Int>)] {
    entries[index].fields.requiredTexts(key.rawValue).flatMap { name in
      names.targets([name], &entries[index].fields).map { ($0, name.range) }
    }
  }
}

extension FieldReader {
  fileprivate mutating func reportMissingUnlessGiven(_ key: FrontMatterKey) {
    if !has(key.rawValue) { reportMissing(key.rawValue) }
  }

  fileprivate mutating func compensation() -> Role.Compensation? {
    guard var fields = nested(FrontMatterKey.compensation.rawValue) else { return nil }
    let currency = fields.requiredText("currency")
    let limits = 0...1_000_000_000
    let from = fields.integer("from", in: limits)
    let to = fields.integer("to", in: limits)
    let note = fields.text("note")?.value
    if let currency, currency.value.utf8.count != 3 || currency.value.uppercased() != currency.value
    {
      fields.report(
        .badValue, "'\(currency.value)' is not a currency code", at: currency.range,
        help: "write three capital letters, for example USD")
    }
    if let from, let to, from.value > to.value {
      fields.report(
        .badValue, "'to' is lower than 'from'", at: to.range, help: "swap the two")
    }
    fields.finish()
    absorb(fields)
    return currency.map {
      Role.Compensation(currency: $0.value, from: from?.value, to: to?.value, note: note)
    }
  }
}
