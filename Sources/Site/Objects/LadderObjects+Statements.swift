import LadderModel
import Pages
import Templates

extension LadderObjects {
  func value(at place: Int, of object: StatementObject) -> TemplateValue {
    guard let key = StatementObject.Key(rawValue: place) else { return .null }
    let shown = cell(object.level, object.dimension)
    switch key {
    case .number: return .int(shown.statements[object.place].number)
    case .rest where !shown.statements[object.place].hasRest: return .null
    case .html, .rest, .marked, .before, .beforeRest:
      var html: [UInt8] = []
      return append(key, of: object, in: shown, to: &html) ? .html(html) : .null
    default: return text(key, of: object, in: shown).map { .text($0) } ?? .null
    }
  }

  func isTrue(at place: Int, of object: StatementObject) -> Bool {
    guard let key = StatementObject.Key(rawValue: place) else { return false }
    let shown = cell(object.level, object.dimension)
    switch key {
    case .html: return !shown.statements[object.place].lead.isEmpty
    case .rest: return shown.statements[object.place].hasRest
    case .change: return object.change != nil || shown.isCarried
    case .feedbackURL: return !(text(key, of: object, in: shown) ?? "").isEmpty
    case .beforeRest:
      return before(object, in: shown).map { $0.cell.statements[$0.place].hasRest } ?? false
    case .id, .number, .citation, .url, .marked, .before, .beforeURL, .beforeCitation: return true
    }
  }

  func append(at place: Int, of object: StatementObject, to output: inout [UInt8]) -> Bool {
    guard let key = StatementObject.Key(rawValue: place) else { return false }
    let shown = cell(object.level, object.dimension)
    switch key {
    case .rest where !shown.statements[object.place].hasRest: return false
    case .html, .rest, .marked, .before, .beforeRest:
      return append(key, of: object, in: shown, to: &output)
    case .number: output.append(contentsOf: String(shown.statements[object.place].number).utf8)
    case .id: Escape.append(shown.statements[object.place].anchor, to: &output)
    case .citation:
      Escape.append(shown.citation, to: &output)
      output.append(contentsOf: String(shown.statements[object.place].number).utf8)
    case .url: shown.appendAddress(of: object.place, to: &output)
    default:
      guard let text = text(key, of: object, in: shown) else { return false }
      Escape.append(text, to: &output)
    }
    return true
  }

  private func text(
    _ key: StatementObject.Key, of object: StatementObject, in shown: ShownCell
  ) -> String? {
    switch key {
    case .id: return shown.statements[object.place].anchor
    case .citation: return shown.citation(of: object.place)
    case .url: return shown.address(of: object.place)
    case .change: return shown.isCarried ? "carried" : object.change?.name
    case .feedbackURL:
      return object.isHome
        ? ask { $0.feedbackURL(reference: shown.citation(of: object.place)) } : nil
    case .beforeURL: return before(object, in: shown).map { $0.cell.address(of: $0.place) }
    case .beforeCitation: return before(object, in: shown).map { $0.cell.citation(of: $0.place) }
    default: return nil
    }
  }

  /// Appends HTML.
  private func append(
    _ key: StatementObject.Key, of object: StatementObject, in shown: ShownCell,
    to output: inout [UInt8]
  ) -> Bool {
    values.writer.host = object.isOfStep ? nil : shown.host
    switch key {
    case .html:
      values.writer.append(shown.statements[object.place].lead, of: shown.page, to: &output)
    case .rest:
      values.writer.append(shown.statements[object.place].rest, of: shown.page, to: &output)
    case .beforeRest:
      guard let before = before(object, in: shown), before.cell.statements[before.place].hasRest
      else { return false }
      values.writer.append(
        before.cell.statements[before.place].rest, of: before.cell.page, to: &output)
    default:
      guard let before = before(object, in: shown) else { return false }
      let isOlder = key == .before
      let lead =
        isOlder
        ? before.cell.statements[before.place].lead : shown.statements[object.place].lead
      values.writer.append(
        lead, of: isOlder ? before.cell.page : shown.page,
        marking: isOlder
          ? before.difference.removedStretches : before.difference.addedStretches,
        with: isOlder ? "del" : "ins", to: &output)
    }
    return true
  }

  /// The statement that a raised one takes the place of, on the page of the step.
  private func before(
    _ object: StatementObject, in shown: ShownCell
  ) -> (cell: ShownCell, place: Int, difference: WordDifference)? {
    ask { $0.origin(of: object, in: shown) }.map { origin in
      let cell = cell(Int32(origin.level.index), object.dimension)
      return (cell, origin.place, origin.difference)
    }
  }
}

extension PageValues {
  /// The older level of the step whose page this is, and what became of a statement of the newer.
  fileprivate func origin(of statement: StatementObject, in cell: ShownCell) -> (
    level: Ref<Level>, place: Int, difference: WordDifference
  )? {
    guard case .step(let index) = page.content,
      let row = site.comparisons[index].rows.firstIndex(where: { $0.dimension == cell.dimension })
    else { return nil }
    let entry = site.comparisons[index].rows[row].alignment.newer[statement.place]
    guard case .raised(let difference) = entry.change, let place = entry.older else { return nil }
    return (ladder.steps[index].from, place, difference)
  }
}

extension ShownCell {
  /// How the statement at a place is cited.
  fileprivate func citation(of place: Int) -> String {
    citation + String(statements[place].number)
  }

  /// Appends the statement's address; percent-encoded, so it needs no escaping in an attribute.
  fileprivate func appendAddress(of place: Int, to output: inout [UInt8]) {
    output.append(contentsOf: address)
    output.append(UInt8(ascii: "#"))
    PercentEncoding.appendFragment(statements[place].id, to: &output)
  }

  fileprivate func address(of place: Int) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(address.count + statements[place].id.utf8.count + 1)
    appendAddress(of: place, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
