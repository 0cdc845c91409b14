import Diagnostics
import Pages

/// Names of pages → what they stand for, with an error that helps when there is no such page.
struct ReferenceTable {
  private var tracks: [String: Ref<Track>] = [:]
  private var dimensions: [String: Ref<Dimension>] = [:]
  private var levels: [String: Ref<Level>] = [:]
  private var roles: [String: Ref<Role>] = [:]

  /// Names of pages that exist but can't be used; what is wrong with them has been said, so a
  /// reference to one is not reported.
  private var unusable: Set<String> = []

  /// Names of pages that are left out because they are drafts.
  private var drafts: Set<String> = []

  /// All of them, for those that an author called by a title or a code.
  var pages: [Page] = []

  mutating func add(_ ref: Ref<Track>, _ id: String) { tracks[id] = ref }
  mutating func add(_ ref: Ref<Dimension>, _ id: String) { dimensions[id] = ref }
  mutating func add(_ ref: Ref<Level>, _ id: String) { levels[id] = ref }
  mutating func add(_ ref: Ref<Role>, _ id: String) { roles[id] = ref }

  mutating func addUnusable(_ kind: PageKind, _ id: String) {
    unusable.insert("\(kind.rawValue):\(id)")
  }

  mutating func addDraft(_ kind: PageKind, _ id: String) {
    drafts.insert("\(kind.rawValue):\(id)")
  }

  func track(_ id: String) -> Ref<Track>? { tracks[id] }

  func isDraft(_ kind: PageKind, _ id: String) -> Bool {
    drafts.contains("\(kind.rawValue):\(id)")
  }

  func isUnusable(_ kind: PageKind, _ id: String) -> Bool {
    unusable.contains("\(kind.rawValue):\(id)")
  }

  func tracks(_ names: [Located<String>], _ fields: inout FieldReader) -> [Ref<Track>] {
    names.compactMap { one($0, .track, in: tracks, &fields) }
  }

  func dimension(_ name: Located<String>, _ fields: inout FieldReader) -> Ref<Dimension>? {
    one(name, .dimension, in: dimensions, &fields)
  }

  func levels(_ names: [Located<String>], _ fields: inout FieldReader) -> [Ref<Level>] {
    names.compactMap { one($0, .level, in: levels, &fields) }
  }

  /// What `level:x`, `role:x`, `track:x` or a bare `x` stands for; a bare name that stands for
  /// several things is an error, unless the field is about roles in the first place.
  func targets(
    _ names: [Located<String>], prefersRoles: Bool = false, _ fields: inout FieldReader
  ) -> [Target] {
    names.compactMap { name in
      if prefersRoles, let role = roles[name.value] { return .role(role) }
      return target(name, &fields)
    }
  }

  private func target(_ name: Located<String>, _ fields: inout FieldReader) -> Target? {
    let parts = name.value.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2 {
      let bare = Located(parts[1].foldedWhiteSpace, name.range)
      switch parts[0] {
      case "level": return one(bare, .level, in: levels, &fields).map { .level($0) }
      case "role": return one(bare, .role, in: roles, &fields).map { .role($0) }
      case "track": return one(bare, .track, in: tracks, &fields).map { .track($0) }
      default: break
      }
    }
    let found: [(String, Target)] =
      [
        levels[name.value].map { ("level:", Target.level($0)) },
        roles[name.value].map { ("role:", Target.role($0)) },
        tracks[name.value].map { ("track:", Target.track($0)) },
      ].compactMap(\.self)
    if found.count > 1 {
      let choices = found.map { "'\($0.0)\(name.value)'" }.joined(separator: " or ")
      fields.report(
        .ambiguousReference, "'\(name.value)' names more than one page", at: name.range,
        help: "write \(choices)")
      return nil
    }
    if let only = found.first { return only.1 }
    let kinds: [PageKind] = [.level, .role, .track]
    if kinds.contains(where: { isUnusable($0, name.value) }) { return nil }
    if kinds.contains(where: { isDraft($0, name.value) }) {
      reportDraft(name, &fields)
      return nil
    }
    let names = Array(levels.keys) + Array(roles.keys) + Array(tracks.keys)
    fields.report(
      .unknownReference, "there is no level, role or track '\(name.value)'", at: name.range,
      help: help(for: name.value, kinds) ?? NearMiss.suggestion(for: name.value, in: names))
    return nil
  }

  private func one<Entity>(
    _ name: Located<String>, _ kind: PageKind, in table: [String: Ref<Entity>],
    _ fields: inout FieldReader
  ) -> Ref<Entity>? {
    let prefix = kind.rawValue + ":"
    let id = name.value.hasPrefix(prefix) ? String(name.value.dropFirst(prefix.count)) : name.value
    if let ref = table[id] { return ref }
    if isUnusable(kind, id) { return nil }
    if isDraft(kind, id) {
      reportDraft(name, &fields)
      return nil
    }
    let code: DiagnosticCode = kind == .track ? .unknownTrack : .unknownReference
    fields.report(
      code, "\(kind.rawValue) '\(id)' does not exist", at: name.range,
      help: help(for: id, [kind]) ?? NearMiss.suggestion(for: id, in: table.keys))
    return nil
  }

  /// For a title or a code where a name is wanted.
  private func help(for name: String, _ kinds: [PageKind]) -> String? {
    let folded = name.foldedName
    let page = pages.first { page in
      guard kinds.contains(page.kind) else { return false }
      // Nearly all differ in length, and folding takes its time.
      if page.title.utf8.count == name.utf8.count, page.title.foldedName == folded { return true }
      return page.frontMatter.contains { entry in
        guard entry.key == FrontMatterKey.code.rawValue,
          case .scalar(let code, _) = entry.value.content
        else { return false }
        return code == name
      }
    }
    return page.map { "write '\($0.id)', the name of its file" }
  }

  private func reportDraft(_ name: Located<String>, _ fields: inout FieldReader) {
    fields.report(
      .linkToDraft, "'\(name.value)' is a draft", at: name.range,
      help: "publish it with 'status: active', or build with --drafts")
  }
}
