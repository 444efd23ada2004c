@main
enum Khunggio {
  static func main() {}
}
