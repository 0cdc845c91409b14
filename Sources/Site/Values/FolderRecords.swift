import LadderModel
import Templates

/// Records that are the same on all pages of one folder, because addresses are relative to it:
/// made once for a run of pages.
///
/// A class, so that everyone who makes a page's data fills the same one; it never leaves the task
/// that renders the run.
final class FolderRecords {
  private var pages: [Int: TemplateRecord] = [:]
  private var levels: [Int: TemplateRecord] = [:]
  private var dimensions: [Int: TemplateRecord] = [:]
  private var site: TemplateRecord?
  private var navigation: (entry: String?, section: String?, value: TemplateValue)?

  func page(_ ref: Ref<Page>, orMake make: () -> TemplateRecord) -> TemplateRecord {
    if let known = pages[ref.index] { return known }
    let made = make()
    pages[ref.index] = made
    return made
  }

  func level(_ ref: Ref<Level>, orMake make: () -> TemplateRecord) -> TemplateRecord {
    if let known = levels[ref.index] { return known }
    let made = make()
    levels[ref.index] = made
    return made
  }

  func dimension(_ ref: Ref<Dimension>, orMake make: () -> TemplateRecord) -> TemplateRecord {
    if let known = dimensions[ref.index] { return known }
    let made = make()
    dimensions[ref.index] = made
    return made
  }

  /// - Parameters:
  ///   - entry: the page's path if an entry leads to it.
  ///   - section: the section that it belongs to.
  func navigation(
    on entry: String?, in section: String?, orMake make: () -> TemplateValue
  ) -> TemplateValue {
    if let navigation, navigation.entry == entry, navigation.section == section {
      return navigation.value
    }
    let made = make()
    navigation = (entry, section, made)
    return made
  }

  func site(orMake make: () -> TemplateRecord) -> TemplateRecord {
    if let site { return site }
    let made = make()
    site = made
    return made
  }
}
