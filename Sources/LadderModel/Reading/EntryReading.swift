import Diagnostics
import Pages

/// An entry while its page's own fields are read. Most pages have none: their entries are shared with
/// the builds before and after, and not copied.
struct EntryReading {
  let entry: PageEntry
  private var changed: FieldReader?

  var address: PageAddress { entry.address }
  var page: Page { entry.page }
  var isReadable: Bool { entry.isReadable }

  init(_ entry: PageEntry) {
    self.entry = entry
  }

  var fields: FieldReader {
    get { changed ?? entry.fields }
    _modify {
      var fields = changed ?? entry.fields
      changed = nil
      defer { changed = fields }
      yield &fields
    }
  }

  /// Reports the keys that nobody asked for, unless that was done.
  ///
  /// - Returns: everything that was found.
  mutating func finish() -> [Diagnostic] {
    if !entry.isFinished { fields.finish() }
    return changed?.diagnostics ?? entry.fields.diagnostics
  }
}
