extension ProjectFiles {
  /// Everything that is copied, by its path in the site.
  var assets: [(path: String, file: AssetFile)] {
    contentAssets.map { ($0.path.removing(prefix: "content/"), $0) }
      + templateAssets.map { ($0.path.removing(prefix: "templates/"), $0) }
  }
}

extension String {
  fileprivate func removing(prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
