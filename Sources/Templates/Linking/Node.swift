/// One step of a linked template. Trivial to copy: it names everything by number, so that running
/// it counts no references.
///
/// What `a`, `b` and `c` mean is said at each kind: `node` is an index into ``Program/Code/nodes``,
/// `list` one into ``Program/Code/extra`` (a count, then as many numbers), `name` one into
/// ``Program/Code/names``, `slot` a place among the running function's values; -1 stands for absent.
struct Node {
  enum Kind: UInt8 {
    // Expressions

    /// a: index into ``Program/Code/constants``.
    case constant

    /// a: slot, always filled; b: name.
    case local

    /// A name that no scope stores. a: slot that keeps what the first search found; b: name.
    case free

    /// A name that may be stored by several scopes. a: list of (levels out, slot) pairs, then the
    /// slot of the free name or -1; b: name.
    case chain

    /// a: list of nodes.
    case list, tuple

    /// a: list of key and value nodes in turn.
    case record

    /// a: node; b: name.
    case attribute

    /// a: node; b: index node.
    case item

    /// a: node; b: list of the start, stop and step nodes.
    case slice

    /// a: callee node; b: arguments: how many without and with a name, the nodes of
    /// the former, (name, node) pairs of the latter.
    case call

    /// a: node; b: name; c: arguments, as for ``call``.
    case callMethod

    /// a: levels out to the block's function.
    case callSuper

    /// a: the block's name.
    case callBlock

    /// a: input node; b: the filter's number; c: list of argument nodes.
    case filter

    /// a: input node; b: the test's number; c: list of argument nodes.
    case test

    /// The block that a filter of `set` or `filter` is applied to.
    case captured

    /// a: node.
    case not, negative, positive

    /// a, b: nodes.
    case add, subtract, multiply, divide, divideDown, remainder, power

    /// a: list of nodes.
    case concatenation, all, any

    /// a, b: nodes; c: the comparison's number.
    case comparison

    /// a: node; b: list of (comparison's number, node) pairs.
    case comparisons

    /// a: condition; b: then; c: else or -1.
    case condition

    // Statements

    /// a: start in ``Program/Code/text``; b: count.
    case text

    /// a: node.
    case output

    /// a: list of (condition node, body list) pairs, then the else list or -1.
    case choice

    /// a: list (see ``Program/Loop``).
    case loop

    /// a: target node; b: value node.
    case set

    /// a: target node; b: body list; c: list of (filter node or -1, slots to clear …).
    case setBlock

    /// a: list of (target node, value node) pairs; b: body list; c: list of slots to clear.
    case with

    /// a: filter node; b: body list; c: list of slots to clear.
    case filterBlock

    /// a: the block's name; b: list of (name, node) pairs if scoped, else -1.
    case block

    /// a: template; b: list of (name, node) pairs, or -1 if it sees no names.
    case include

    /// a: template; b: target node.
    case importAll

    /// a: template; b: list of (name, target node) pairs.
    case importNames

    /// a: function; b: target node.
    case macro

    /// a: node of the call; b: function of the body.
    case callTag

    /// a: template. Runs at the end of the template that extends.
    case extends

    /// Statements of which what they show is kept. a: list; b: the stretch's number.
    case shared

    // Targets

    /// a: slot; b: name; c: 1 if blocks and imports see it too.
    case storeName

    /// a: list of target nodes.
    case storeTuple

    /// a: node of the namespace; b: name.
    case storeAttribute
  }

  let kind: Kind
  let a: Int32
  let b: Int32
  let c: Int32

  /// Byte range in the template's file.
  let start: Int32
  let end: Int32
}
