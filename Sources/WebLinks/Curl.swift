#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Asks for an address with the system's curl, which brings TLS, the machine's certificates and
/// its proxy settings.
///
/// Redirects are not followed: each address has to be judged before anybody asks it.
enum Curl {
  enum Method: Sendable { case head, get }

  enum Answer: Sendable, Equatable {
    /// A status, and the address that it redirects to.
    case status(Int, redirect: String?)

    /// None; the number is curl's exit status.
    case none(Int32)
  }

  /// Whether there is a curl to ask with; blocks.
  static var isHere: Bool { ChildProcess.run(["curl", "-q", "--version"])?.status == 0 }

  /// Whether addresses are asked through a proxy, which then looks up their names itself.
  static var hasProxy: Bool {
    let names: [String] = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
    return names.contains(where: isSet)
  }

  private static func isSet(_ variable: String) -> Bool {
    guard let value = getenv(variable) else { return false }
    return value.pointee != 0
  }

  /// One request; blocks until the answer or the time limit.
  ///
  /// - Parameters:
  ///   - addresses: those of the host, so that curl does not look it up again and get others.
  ///   - seconds: how long the whole may take.
  static func ask(
    _ address: WebAddress, _ method: Method, at addresses: [NetworkAddress], seconds: Int
  ) -> Answer {
    // `-q` first: no file of the user's changes what is asked. `--url` and `--globoff`: an address
    // is nothing but an address.
    var words = [
      "curl", "-q", "--silent", "--globoff", "--proto", "=http,https", "--output", "/dev/null",
      "--max-time", "\(seconds)", "--max-filesize", "\(1 << 20)",
      "--user-agent", "ladder (link check)", "--header", "Accept: text/html, */*",
      "--write-out", "%{http_code} %{redirect_url}",
    ]
    if method == .head { words.append("--head") }
    if !addresses.isEmpty {
      let list = addresses.map(\.text).joined(separator: ",")
      words += ["--resolve", "\(address.host):\(address.port):\(list)"]
    }
    words += ["--url", address.text]
    guard let outcome = ChildProcess.run(words) else { return .none(-1) }
    let parts = String(decoding: outcome.output, as: UTF8.self)
      .split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    // A status that came counts, even if the page behind it was too long or too slow.
    guard let status = parts.first.flatMap({ Int($0) }), status > 0 else {
      return .none(outcome.status)
    }
    let redirect = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
    return .status(status, redirect: redirect)
  }
}
