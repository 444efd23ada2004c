import KhungGioServer
import Testing
