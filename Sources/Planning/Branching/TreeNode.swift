/// A node of the tree of branch and price: a subset of all plans, and its bound.
package struct TreeNode: Sendable {
  package let number: Int
  package var restrictions: Restrictions
  /// The proven lower bound of its plans that are cheaper than the incumbent.
  package var bound: Double
  package var duals: Duals
  /// The columns that a better plan of it may contain.
  package var columns: NodeColumns
}
