/// A job or a hat: what a person in it does, and the ways in and out.
package struct Role: Sendable {
  package struct Compensation: Sendable {
    /// ISO 4217 code.
    package let currency: String
    package let from: Int?
    package let to: Int?
    package let note: String?
  }

  package let page: Ref<Page>
  package let levels: [Ref<Level>]
  package let accountability: String?
  package let keyQuestion: String?
  package let reportsTo: [Target]
  package let entryFrom: [Target]
  package let advancesTo: [Target]
  package let lateralTo: [Target]
  package let compensation: Compensation?
  package let experience: String?
  package let education: String?
}
