import Build
import NIOHTTP1

/// Answers one request: who may ask, what is asked for, what is there.
struct Responder: Sendable {
  let hosts: HostRule
  let live: LiveSite

  /// What the preview adds to the site lies where no site has files: the build keeps this name for
  /// itself.
  private static let ownFolder = "/.ladder/"

  func answer(_ head: HTTPRequestHead, hasBody: Bool) async -> Response {
    var response = await checked(head, hasBody: hasBody)
    if hasBody { response.closes = true }
    return response
  }

  private func checked(_ head: HTTPRequestHead, hasBody: Bool) async -> Response {
    guard hosts.accepts(hosts: head.headers["Host"]), let host = head.headers.first(name: "Host")
    else { return Response(.forbidden, "This preview does not answer to that host name.") }
    guard hosts.accepts(origins: head.headers["Origin"], host: host) else {
      return Response(.forbidden, "This preview does not answer to other sites.")
    }
    guard head.method == .GET || head.method == .HEAD else {
      return Response(.methodNotAllowed, "Only GET and HEAD are answered.")
    }
    guard !hasBody else { return Response(.badRequest, "A question needs no body.") }
    if head.uri.hasPrefix(Self.ownFolder) {
      return await own(head.uri.dropFirst(Self.ownFolder.count))
    }

    let showing = await live.showing
    do throws(RequestTarget.Refusal) {
      return page(at: try RequestTarget(head.uri), in: showing)
        .unlessKnown(head.headers["If-None-Match"])
    } catch {
      switch error {
      case .malformed: return Response(.badRequest, "That is not an address.")
      case .tooLong: return Response(.uriTooLong, "That address is too long.")
      case .absent: return page(at: nil, in: showing)
      }
    }
  }

  private func page(at target: RequestTarget?, in showing: Showing) -> Response {
    switch showing.find(target) {
    case .file(let file): return response(.ok, file, showing.epoch(at: target))
    case .missing(let file?): return response(.notFound, file, showing.epoch(at: target))
    case .missing(nil): return Response(.notFound, "There is no such page.")
    case .nothing:
      let page = ServedSite.File(bytes: showing.problems.page, type: ContentType.html)
      return response(.internalServerError, page, showing.epoch(at: target))
    case .folder:
      var response = Response(.temporaryRedirect, "The folder's page is one slash further.")
      response.location = "/" + EncodedPath.text(target?.path ?? "") + "/"
      return response
    }
  }

  private func response(
    _ status: HTTPResponseStatus, _ file: ServedSite.File, _ epoch: Epoch
  ) -> Response {
    guard file.type == ContentType.html else {
      let tag = ContentHash.text(of: file.bytes)
      return Response(status, type: file.type, body: [file.bytes[...]], tag: tag)
    }
    // A page comes with nothing wrong; its script then asks what is, and is told at once.
    var epoch = epoch
    epoch.problems = ProblemList.none.digest
    return Response(
      status, type: file.type, body: PreviewScript.added(to: file.bytes, epoch: epoch),
      tag: epoch.text)
  }

  /// The preview's own files, and the question that waits for its answer.
  private func own(_ name: Substring) async -> Response {
    let (name, query) = name.split(atFirst: "?")
    switch name {
    case "preview.js":
      return Response(.ok, type: ContentType.script, body: [PreviewScript.bytes[...]])
    case "preview.css":
      return Response(.ok, type: ContentType.style, body: [PreviewStyle.bytes[...]])
    case "wait":
      // Both parts are as the browser wrote them in the page's own address.
      let (epoch, path) = query.split(atFirst: "&")
      let target: RequestTarget?
      do throws(RequestTarget.Refusal) {
        target = try RequestTarget(String(path))
      } catch {
        guard error == .absent else { return Response(.badRequest, "That is not an address.") }
        target = nil
      }
      let change = await live.change(from: String(epoch), at: target)
      let start =
        "{\"epoch\":\"\(change.epoch.text)\",\"pause\":\(change.pause.components.seconds),"
        + "\"problems\":"
      return Response(
        .ok, type: ContentType.json,
        body: [Array(start.utf8)[...], change.problems.json[...], Array("}".utf8)[...]])
    default:
      return Response(.notFound, "There is no such file.")
    }
  }
}

extension Substring {
  fileprivate func split(atFirst mark: Character) -> (Substring, Substring) {
    guard let index = firstIndex(of: mark) else { return (self, "") }
    return (self[..<index], self[self.index(after: index)...])
  }
}
