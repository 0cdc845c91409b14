/// What a tab shows, in four digests: when one of them is no longer that of the newest build, the
/// tab has something to do.
///
/// Digests and not a count of builds: a build that changes nothing leaves the epoch as it is, and so
/// does a new start of the server.
struct Epoch: Sendable, Equatable {
  /// Of the page. When it differs, the page is loaded again.
  var page: String

  /// Of all scripts; the same.
  var code: String

  /// Of all style sheets and pictures. When only they differ, the page takes them over as it stands.
  var looks: String

  /// Of what is wrong. When it differs, the overlay does.
  var problems: String

  var text: String { [page, code, looks, problems].joined(separator: ".") }
}
