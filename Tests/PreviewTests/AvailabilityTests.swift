import Foundation
import TestSupport
import Testing

/// Section 4.3 of the security cases: nothing that a client does stops the server.
@Suite struct AvailabilityTests {
  @Test func `rubbish is answered plainly, and the server lives`() throws {
    // A1
    let ladder = try RunningLadder(try SampleProject.make())
    for target in ["/%", "/%zz", "/%ff%fe", "/%c0%ae", "/a%"] {
      #expect(ladder.ask(target)?.status == 400, "\(target)")
    }
    let rubbish: [[UInt8]] = [
      Array("GET /\u{e9} HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8),
      [0x47, 0x45, 0x54, 0x20, 0x2F, 0xFF, 0xFE, 0x20]
        + Array("HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8),
      Array("\r\n\r\n\r\n".utf8), Array("GET\r\n\r\n".utf8), Array("GET / HTTP/9.9\r\n\r\n".utf8),
      Array("GET / HTTP/1.1\nHost: localhost\nX\u{0}: y\n\n".utf8),
      [UInt8](repeating: 0, count: 5000),
      [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03],
      Array("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n".utf8),
      Array("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: x\r\n\r\nzz".utf8),
    ]
    for bytes in rubbish {
      let connection = RawConnection(ladder.port, patience: 10)
      connection.send(bytes: bytes)
      connection.finishSending()
      if let answer = connection.answer() { #expect((400..<500).contains(answer.status)) }
    }
    #expect(ladder.ask("/")?.status == 200)
  }

  @Test func `endless first lines and headers end`() throws {
    // A2
    let ladder = try RunningLadder(try SampleProject.make())
    let long = String(repeating: "a", count: 1 << 20)
    for request in [
      "GET /\(long) HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nX: \(long)\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\n"
        + String(repeating: "X: y\r\n", count: 200_000) + "\r\n",
      long,
    ] {
      let connection = RawConnection(ladder.port)
      connection.send(request)
      // Refused, or cut off before it could be answered.
      if let answer = connection.answer() { #expect((400..<500).contains(answer.status)) }
    }
    #expect(ladder.ask("/\(String(repeating: "a", count: 20_000))")?.status == 414)
    #expect(ladder.ask("/")?.status == 200)
  }

  @Test func `two hundred idle, dripping and half-open connections stop nobody`() throws {
    // A2
    let ladder = try RunningLadder(try SampleProject.make())
    var open: [RawConnection] = []
    for number in 0..<200 {
      let connection = RawConnection(ladder.port)
      switch number % 4 {
      case 0: break
      case 1: connection.send("GET / HTTP/1.1\r\nHost: loc")
      case 2: connection.send("G")
      default:
        connection.send("GET \(SampleProject.levelPage) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.finishSending()
      }
      open.append(connection)
    }
    for _ in 0..<20 { #expect(ladder.ask("/")?.status == 200) }
    for (number, connection) in open.enumerated() where number % 4 == 3 {
      #expect(connection.answer()?.status == 200, "\(number)")
    }
    open = []
    #expect(ladder.ask("/")?.status == 200)
  }

  @Test func `clients that leave in the middle of an answer do no harm`() throws {
    // A3
    let ladder = try RunningLadder(
      try SampleProject.make(["content/big.txt": String(repeating: "x", count: 8 << 20)]))
    for _ in 0..<40 {
      RawConnection(ladder.port).send("GET /big.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
    }
    #expect(ladder.ask("/")?.status == 200)
    #expect(ladder.ask("/big.txt")?.body.count == 8 << 20)
  }

  @Test func `ten tabs that wait leave room for the eleventh page`() throws {
    // A4: a browser has six connections for all of them.
    let ladder = try RunningLadder(try SampleProject.make())
    let epoch = try #require(ladder.epoch(of: SampleProject.levelPage))
    var waiting = (0..<10).map { _ in ladder.wait(from: epoch, at: SampleProject.levelPage) }
    var answered: [RawAnswer] = []
    let isRoom = eventually {
      waiting.removeAll { tab in
        guard let answer = tab.hasAnswer ? tab.answer() : nil else { return false }
        answered.append(answer)
        return true
      }
      return answered.count >= 7
    }
    #expect(isRoom)
    // They come back later, and are not answered again and again meanwhile.
    for answer in answered { #expect(Told(answer)?.pause == 2) }
    for answer in answered { #expect(Told(answer)?.epoch == epoch) }
    #expect(waiting.count == 3)
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "For the rest."))
    for tab in waiting {
      let told = Told(tab.answer())
      #expect(told?.pause == 0 && told?.epoch != epoch)
    }
  }

  @Test func `more connections than there is room for are closed, and the server lives`() throws {
    // A2: as many files as some systems allow, and far more clients.
    let ladder = try RunningLadder(
      try SampleProject.make(), through: ["/bin/sh", "-c", "ulimit -n 128; exec \"$0\" \"$@\""])
    var open = (0..<200).map { _ in RawConnection(ladder.port) }
    for connection in open.suffix(50) {
      connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    }
    open = []
    #expect(eventually { ladder.ask("/")?.status == 200 })
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "And builds."))
    #expect(ladder.page(SampleProject.levelPage, holding: "And builds.") != nil)
  }

  @Test func `files that vanish, turn into folders or can't be read are errors, not crashes`()
    throws
  {
    // A5
    let ladder = try RunningLadder(try SampleProject.make(["content/a.txt": "one"]))
    try ladder.project.remove("content/a.txt")
    try ladder.project.folder("content/a.txt")
    try ladder.project.folder("content/b.html")
    try ladder.project.folder("content/c.md")
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "Still here."))
    #expect(ladder.page(SampleProject.levelPage, holding: "Still here.") != nil)
    for target in ["/a.txt", "/b.html", "/c.html", "/c.md"] {
      #expect(ladder.ask(target)?.status == 404, "\(target)")
    }
    // Nobody will ever write to this pipe.
    #expect(mkfifo(ladder.project("content/pipe.md"), 0o600) == 0)
    #expect(ladder.printed("content/pipe.md"))
    #expect(ladder.ask(SampleProject.levelPage)?.status == 200)
    try ladder.project.remove("content/pipe.md")
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "No pipe."))
    #expect(ladder.page(SampleProject.levelPage, holding: "No pipe.") != nil)
  }

  @Test func `the output and the content may go and come back`() throws {
    // A6
    let ladder = try RunningLadder(try SampleProject.make(["site/index.html": "another"]))
    try ladder.project.remove("site")
    #expect(ladder.ask("/")?.status == 200)
    try ladder.project.write("site/index.html", "another")
    try FileManager.default.moveItem(
      atPath: ladder.project("content"), toPath: ladder.project("gone"))
    #expect(ladder.printed("missing-file"))
    #expect(ladder.ask(SampleProject.levelPage)?.status == 200)
    try FileManager.default.moveItem(
      atPath: ladder.project("gone"), toPath: ladder.project("content"))
    try ladder.project.save(SampleProject.level, SampleProject.level(saying: "Back again."))
    #expect(ladder.page(SampleProject.levelPage, holding: "Back again.") != nil)
    #expect(ladder.ask("/")?.text.contains("another") == false)
  }
}
