# A formula of Homebrew. Not run by those who wrote it.
class Ganglion < Formula
  desc "Neural networks from experiment files, with plug-ins and reproducible models"
  homepage "@home@"
  url "@home@/releases/download/v@version@/ganglion-@version@.tar.gz"
  version "@version@"
  sha256 "@sha256@"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install Dir["*"]
    (bin/"ganglion").write_env_script libexec/"bin/ganglion", Language::Java.overridable_java_home_env
    bash_completion.install libexec/"completion/ganglion.bash" => "ganglion"
    zsh_completion.install libexec/"completion/_ganglion"
    fish_completion.install libexec/"completion/ganglion.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/ganglion --version")
    system bin/"ganglion", "run", libexec/"examples/xor.yaml", "--quiet"
  end
end
