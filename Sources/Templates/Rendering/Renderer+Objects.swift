/// Objects are records to a template. What it does most, asking for a key's value, goes to the host
/// directly; whatever needs a record as a whole has one made.
extension Renderer {
  /// A key's place in an object; `nil` if it has no such key.
  @inline(__always)
  func place(of name: Int32, in object: TemplateObject) -> Int? {
    let place = code.places[Int(object.kind) * code.names.count + Int(name)]
    return place < 0 ? nil : Int(place)
  }

  func value(of name: Int32, in object: TemplateObject) -> TemplateValue? {
    guard let host, let place = place(of: name, in: object) else { return nil }
    return host.value(at: place, of: object)
  }

  /// The value under a key that only the data has.
  func value(of name: String, in object: TemplateObject) -> TemplateValue? {
    guard let host else { return nil }
    return code.shapes[Int(object.kind)].place(of: RecordKey(name), name)
      .map { host.value(at: $0, of: object) }
  }

  func record(of object: TemplateObject) -> TemplateRecord {
    guard let host else { return [:] }
    let shape = code.shapes[Int(object.kind)]
    return TemplateRecord(shape, shape.names.indices.map { host.value(at: $0, of: object) })
  }

  /// A value that is a record if it is an object.
  @inline(__always)
  func whole(_ value: TemplateValue) -> TemplateValue {
    guard case .object(let object) = value else { return value }
    return .record(record(of: object))
  }
}
