import KhungGioServer
import Testing

@Suite struct OrganiserPagesTests {
}
