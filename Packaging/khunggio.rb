# Homebrew, from a checkout: brew install --HEAD --build-from-source ./Packaging/khunggio.rb
class Khunggio < Formula
  desc "Schedules donors into time slots for a blood-donation drive"
  head "file://#{File.expand_path("..", __dir__)}", using: :git, branch: "main"
  license "GPL-3.0-or-later"

  depends_on "pkgconf" => :build
  depends_on xcode: ["26.0", :build]
  depends_on "expat"
  depends_on "glpk"
  depends_on "libzip"
  depends_on "pango"
  depends_on "qrencode"
  depends_on "sqlite"

  def install
    system "make", "install", "PREFIX=#{prefix}"
  end

  test do
    assert_match "khunggio", shell_output("#{bin}/khunggio --help")
  end
end
