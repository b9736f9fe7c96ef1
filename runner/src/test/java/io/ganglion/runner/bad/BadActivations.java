package io.ganglion.runner.bad;

import static io.ganglion.runner.bad.BadPlugin.activation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bad activations. */
final class BadActivations {
  private final List<BadPlugin> all = new ArrayList<>();

  static List<BadPlugin> all() {
    BadActivations bad = new BadActivations();
    bad.addAll();
    return bad.all;
  }

  private void add(BadPlugin plugin) {
    all.add(plugin);
  }

  /** A hundred of them, numbered, between commas. */
  private static String numbered(String text) {
    return IntStream.range(0, 100).mapToObj(i -> text + i).collect(Collectors.joining(", "));
  }

  private void addAll() {
    add(activation("fine")
        .sound());
    add(activation("exit-static")
        .statics("static { System.exit(0); }")
        .exits("<clinit>"));
    add(activation("exit-ctor")
        .constructor("System.exit(0);")
        .exits("<init>"));
    add(activation("exit-forward")
        .value("System.exit(0); return x;")
        .exits("value"));
    add(activation("halt-static")
        .statics("static { Runtime.getRuntime().halt(0); }")
        .halts("halt"));
    add(activation("halt-ctor")
        .constructor("Runtime.getRuntime().halt(0);")
        .halts("halt"));
    add(activation("halt-forward")
        .value("Runtime.getRuntime().halt(0); return x;")
        .halts("halt"));
    add(activation("loop-static")
        .statics("static int z; static { while (z >= 0 || z < 0) z++; }")
        .hangs("<clinit>"));
    add(activation("loop-ctor")
        .statics("static int z;")
        .constructor("while (z>=0 || z<0) z++;")
        .hangs("<init>"));
    add(activation("loop-forward")
        .statics("static int z;")
        .value("while (z>=0 || z<0) z++; return x;")
        .hangs("value"));
    add(activation("recurse-self")
        .value("return value(x+1)+1;")
        .fails("value"));
    add(activation("recurse-helper")
        .value("return Helper.f(x);")
        .helper("Helper", "class Helper { static double f(double x) { return f(x+1)+1; } }")
        .fails("f"));
    add(activation("recurse-ctor")
        .constructor("new RecurseCtor();")
        .refused("defaults"));
    add(activation("oom-ctor")
        .constructor("List<long[]> l=new ArrayList<>(); while(l.size()>=0) l.add(new "
            + "long[10_000_000]);")
        .refused("OutOfMemoryError").inItsOwnProcess());
    add(activation("oom-forward")
        .value("List<long[]> l=new ArrayList<>(); while(l.size()>=0) l.add(new "
            + "long[10_000_000]); return x;")
        .fails("value").inItsOwnProcess());
    add(activation("oom-helper")
        .value("return OomH.f(x);")
        .helper("OomH", "class OomH { static double f(double x) { List<long[]> l=new ArrayList<>(); "
            + "while(l.size()>=0) l.add(new long[10_000_000]); return x; } }")
        .fails("value").inItsOwnProcess());
    add(activation("nondaemon-ctor")
        .constructor("Thread t=new Thread(()->{ try { Thread.sleep(1000000); } catch "
            + "(InterruptedException e) {} }, \"evil-worker\"); t.start();")
        .soundInItsOwnProcess());
    add(activation("hook-ctor")
        .constructor("Runtime.getRuntime().addShutdownHook(new Thread(()->{ try { "
            + "Thread.sleep(1000000); } catch (InterruptedException e) {} }));")
        .soundInItsOwnProcess());
    add(activation("locale-ctor")
        .constructor("Locale.setDefault(Locale.forLanguageTag(\"ar-EG\")); "
            + "TimeZone.setDefault(TimeZone.getTimeZone(\"Asia/Kathmandu\"));")
        .refused("locale"));
    add(activation("setout-ctor")
        .constructor("System.out.println(\"HELLO FROM PLUGIN\"); System.setOut(new "
            + "java.io.PrintStream(java.io.OutputStream.nullOutputStream())); "
            + "System.setErr(new "
            + "java.io.PrintStream(java.io.OutputStream.nullOutputStream()));")
        .refused("System.out"));
    add(activation("setprop-ctor")
        .constructor("System.setProperty(\"line.separator\",\"XX\"); "
            + "System.setProperty(\"user.dir\",\"/nonexistent\"); "
            + "System.setProperty(\"java.io.tmpdir\",\"/nonexistent\"); "
            + "System.setProperty(\"ganglion.terminal.err\",\"true\"); "
            + "System.setProperty(\"file.encoding\",\"UTF-16\"); "
            + "System.setProperty(\"os.name\",\"Windows\");")
        .refused("line.separator"));
    add(activation("nan-forward")
        .value("return Double.NaN;")
        .diverges());
    add(activation("inf-forward")
        .value("return 1/0.0;")
        .diverges());
    add(activation("nan-late")
        .statics("static int n;")
        .value("return ++n>3000 ? Double.NaN : Math.tanh(x);")
        .diverges());
    add(activation("input-changing")
        .body("@Override public void forward(double[] x,double[] y,int rows,int width){ "
            + "for(int i=0;i<rows*width;i++){ y[i]=Math.tanh(x[i]); x[i]=0; } }")
        .unseen());
    add(activation("beyond-rows")
        .body("@Override public void forward(double[] x,double[] y,int rows,int width){ "
            + "for(int i=0;i<x.length;i++){ y[i]=Math.tanh(x[i]); } for(int "
            + "i=rows*width;i<y.length;i++) y[i]=1e6; }")
        .unseen());
    add(activation("state-keeping")
        .statics("static long n;")
        .value("return Math.tanh(x) + (n++ % 1000)*1e-6;")
        .unseen());
    add(activation("random")
        .value("return Math.tanh(x) + Math.random()*1e-6;")
        .unseen());
    add(activation("thread-unsafe")
        .statics("static double[] s=new double[1];")
        .value("s[0]=x; double t=0; for(int i=0;i<20;i++) t+=i; return Math.tanh(s[0]);")
        .unseen());
    add(activation("throw-self")
        .value("throw new IllegalStateException(\"oops \\u001b[31mred\\u001b[0m\\nerror: second "
            + "line\");")
        .fails("value"));
    add(activation("throw-helper")
        .value("return ThrowH.f(x);")
        .helper("ThrowH", "class ThrowH { static double f(double x) { throw new "
            + "IllegalStateException(\"from helper\"); } }")
        .fails("value"));
    add(activation("throw-dep")
        .value("return Objects.requireNonNull((Double) null);")
        .fails("value"));
    add(activation("throw-iae-ctor-ansi")
        .constructor("if (true) throw new "
            + "IllegalArgumentException(\"\\u001b[2J\\u001b[31mhacked\\u001b[0m\\nerror: fake\");")
        .refused("hacked"));
    add(activation("sneaky")
        .value("Sn.<RuntimeException>t(new java.io.IOException(\"disk full, says the "
            + "plug-in\")); return x;")
        .helper("Sn", "class Sn { @SuppressWarnings(\"unchecked\") static <E extends Throwable> void "
            + "t(Throwable t) throws E { throw (E) t; } }")
        .fails("value"));
    add(activation("sneaky-unchecked-io")
        .value("throw new java.io.UncheckedIOException(new java.io.IOException(\"disk full, "
            + "says the plug-in\"));")
        .fails("value"));
    add(activation("interrupts")
        .value("Thread.currentThread().interrupt(); return Math.tanh(x);")
        .fails("interrupted").inItsOwnProcess());
    add(activation("thread-death")
        .value("throw new java.lang.ThreadDeath();")
        .fails("value"));
    add(activation("missing-late")
        .value("return Gone.f(x);")
        .helper("Gone", "class Gone { static double f(double x) { return x; } }")
        .leavesOut("Gone")
        .fails("value"));
    add(activation("accessor-throws")
        .header("double beta")
        .statics("public AccessorThrows() { this(1); }")
        .body("@Override public double beta() { throw new IllegalStateException(\"no beta\"); }")
        .refused("beta"));
    add(activation("equals-throws")
        .header("double beta")
        .statics("public EqualsThrows() { this(1); }")
        .body("@Override public boolean equals(Object o) { throw new "
            + "IllegalStateException(\"no equals\"); } @Override public int hashCode() { throw "
            + "new IllegalStateException(\"no hash\"); }")
        .unseen());
    add(activation("tostring-throws")
        .header("double beta")
        .statics("public TostringThrows() { this(1); }")
        .body("@Override public String toString() { throw new IllegalStateException(\"no "
            + "text\"); }")
        .unseen());
    add(activation("null-string")
        .header("String s")
        .statics("public NullString() { this(null); }")
        .unseen());
    add(activation("nan-default")
        .header("double beta")
        .statics("public NanDefault() { this(Double.NaN); }")
        .unseen());
    add(activation("array-setting")
        .header("double[] a")
        .statics("public ArraySetting() { this(new double[2]); }")
        .refused("'a'"));
    add(activation("use-setting")
        .header("double use")
        .statics("public UseSetting() { this(1); }")
        .refused("'use'"));
    add(activation("many")
        .header(numbered("double c"))
        .body("public Many() { this(" + numbered("0 * ") + "); }")
        .unseen());
    add(activation("uppercase")
        .named("bad.Upper-Case")
        .refused("Upper-Case"));
    add(activation("noprefix")
        .named("evil")
        .refused("evil"));
    add(activation("builtin-name")
        .named("tanh")
        .refused("tanh"));
    add(activation("summary-html")
        .annotated("@Plugin(name=\"bad.summary-html\", "
            + "summary=\"<script>document.title='pwned'</script>\\u001b[31mRED\\u001b[0m\\nline "
            + "two\\u202Egnp\", api=Api.LEVEL)")
        .header("@Setting(\"\\u001b[31mdoc\\u001b[0m <img src=x onerror=alert(1)>\") String s")
        .statics("public SummaryHtml() { this(\"<b>\\u001b[32mx\"); }")
        .unseen());
    add(activation("api-99")
        .annotated("@Plugin(name=\"bad.api-99\", summary=\"s\", api=99)")
        .refused("99"));
    add(activation("runs-process")
        .constructor("try { new ProcessBuilder(\"sh\",\"-c\",\"echo pwned > "
            + "./zoo/pwned\").start().waitFor(); } catch (Exception e) { throw new "
            + "RuntimeException(e); }")
        .unseen());
    add(activation("hostclass")
        .constructor("try { Class.forName(\"io.ganglion.runner.Main\"); throw new "
            + "IllegalStateException(\"sees the host\"); } catch (ClassNotFoundException e) {} "
            + "try { "
            + "Thread.currentThread().getContextClassLoader().loadClass(\"io.ganglion.runner.Main\"); "
            + "throw new IllegalStateException(\"sees the host by the context loader\"); } "
            + "catch (ClassNotFoundException e) {}")
        .sound());
    add(activation("catch-exit")
        .constructor("Thread.setDefaultUncaughtExceptionHandler((t,e)->System.exit(0));")
        .value("throw new IllegalStateException(\"x\");")
        .refused("handler"));
    add(activation("dumb-huge")
        .header("")
        .statics("static final double[] BIG = new double[50_000_000];")
        .unseen().inItsOwnProcess());
    more();
  }

  private void more() {
    throwing();
    returning();
    touching();
    ending();
  }

  private void throwing() {
    String odd = "class %1$s extends RuntimeException { %2$s }";
    add(activation("empty-stack")
        .value("RuntimeException e = new IllegalStateException(\"no trace\");"
            + " e.setStackTrace(new StackTraceElement[0]); throw e;")
        .fails("no trace").inItsOwnProcess());
    add(activation("own-exception-without-stack")
        .value("throw new Bare();")
        .helper("Bare", "class Bare extends RuntimeException { Bare() { super(\"bare\", null, false, false); } }")
        .fails("without a stack trace"));
    add(activation("forged-stack")
        .value("RuntimeException e = new IllegalStateException(\"forged\"); e.setStackTrace(new StackTraceElement[] {"
            + " new StackTraceElement(\"java.lang.Object\", \"hashCode\", \"Object.java\", 1)}); throw e;")
        .fails("forged").inItsOwnProcess());
    add(activation("kept-exception")
        .statics("static final RuntimeException KEPT = new IllegalStateException(\"kept\");")
        .value("throw KEPT;")
        .fails("<clinit>"));
    add(activation("message-throws")
        .value("throw new Mute();")
        .helper("Mute", odd.formatted("Mute", "public String getMessage() { throw new IllegalStateException(); }"))
        .fails("value"));
    add(activation("text-null")
        .value("throw new Blank();")
        .helper("Blank", odd.formatted("Blank", "public String toString() { return null; }"))
        .fails("value"));
    add(activation("stack-throws")
        .value("throw new Tall();")
        .helper("Tall", odd.formatted("Tall", "public StackTraceElement[] getStackTrace() { throw new Error(); }"))
        .fails("bad.Tall"));
    add(activation("cause-of-itself")
        .value("throw new Loop();")
        .helper("Loop", odd.formatted("Loop", "public Throwable getCause() { return this; }"))
        .fails("value"));
    add(activation("causes-without-end")
        .value("throw new Chain();")
        .helper("Chain", odd.formatted("Chain", "public Throwable getCause() { return new Chain(); }"))
        .fails("value"));
    add(activation("checked-in-constructor").constructor("sneak(new java.io.IOException(\"licence server\"));")
        .refused("licence server"));
    add(activation("checked-in-derivative")
        .derivative("BadCause.<RuntimeException>of(new Exception(\"checked\")); return 1;")
        .helper("BadCause", "class BadCause { @SuppressWarnings(\"unchecked\") static <E extends Throwable> void"
            + " of(Throwable t) throws E { throw (E) t; } }")
        .fails("derivative"));
    add(activation("derivative-throws").derivative("throw new ArithmeticException(\"slope\");").fails("derivative"));
    add(activation("derivative-divides-by-zero").derivative("return 1 / (int) (y * 0);").fails("derivative"));
    add(activation("initializer-error").helper("Table", "class Table { static final double[] T = new double[-1]; }")
        .value("return Table.T[0];").fails("value"));
    add(activation("invalid-setting-late").value("throw new InvalidSettingException(\"beta\", \"is wrong\");")
        .fails("value"));
    add(activation("io-error-of-the-host")
        .value("throw new java.io.UncheckedIOException(new java.nio.file.NoSuchFileException(\"model\"));")
        .fails("value"));
    add(activation("number-format").value("return Double.parseDouble(\"x\" + x);").fails("value"));
    add(activation("array-bounds").body("@Override public void forward(double[] x, double[] y, int rows, int width) {"
        + " for (int i = 0; i <= x.length; i++) y[i] = x[i]; }").fails("forward"));
    add(activation("stack-by-equals").helper("Self", "class Self { public int hashCode() {"
        + " return Objects.hash(this); } }").value("return new Self().hashCode();").fails("bad.Self.hashCode"));
    add(activation("linkage-late").value("return Late.VALUE;").leavesOut("Late")
        .helper("Late", "class Late { static double VALUE = Math.random(); }").fails("value"));
    add(activation("class-cast").value("return (Double) (Object) \"x\";").fails("value"));
    add(activation("assertion").value("throw new AssertionError(\"never\");").fails("value"));
    add(activation("virtual-machine-error").value("throw new InternalError(\"machine\");").fails("value"));
    add(activation("error-subclass").value("throw new Boom();")
        .helper("Boom", "class Boom extends Error { }").fails("value"));
  }

  private void returning() {
    add(activation("nan-derivative").derivative("return Double.NaN;").diverges());
    add(activation("infinite-derivative").derivative("return Double.POSITIVE_INFINITY;").diverges());
    add(activation("nan-setting-default").header("double beta").body("public NanSettingDefault() { this(Double.NaN); }")
        .unseen());
    add(activation("null-accessor").header("String text").body("public NullAccessor() { this(\"x\"); }"
        + " @Override public String text() { return null; }").unseen());
  }

  private void touching() {
    add(activation("interrupts-constructor").constructor("Thread.currentThread().interrupt();").refused("interrupted"));
    add(activation("context-constructor")
        .constructor("Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());")
        .refused("context class loader"));
    add(activation("priority-constructor").constructor("Thread.currentThread().setPriority(Thread.MIN_PRIORITY);")
        .refused("priority"));
    add(activation("thread-name-constructor").constructor("Thread.currentThread().setName(\"mine\");")
        .refused("the name of its thread"));
    add(activation("zone-static").statics("static { TimeZone.setDefault(TimeZone.getTimeZone(\"Asia/Tokyo\")); }")
        .refused("time zone"));
    add(activation("in-constructor").constructor("System.setIn(java.io.InputStream.nullInputStream());")
        .refused("System.in"));
    add(activation("folder-constructor").constructor("System.setProperty(\"user.dir\", \"/nowhere\");")
        .refused("user.dir"));
    add(activation("locale-late").value("Locale.setDefault(Locale.forLanguageTag(\"tr-TR\")); return Math.tanh(x);")
        .sound());
    add(activation("streams-late").value("System.setOut(new java.io.PrintStream(java.io.OutputStream"
        + ".nullOutputStream())); return Math.tanh(x);").sound());
    add(activation("context-late").value("try { Thread.currentThread().getContextClassLoader()"
        + ".loadClass(\"io.ganglion.runner.Main\"); throw new IllegalStateException(\"sees the host\"); }"
        + " catch (ClassNotFoundException e) { return Math.tanh(x); }").sound());
    add(activation("host-resource").value("if (Thread.currentThread().getContextClassLoader()"
        + ".getResource(\"io/ganglion/runner/Main.class\") != null) throw new IllegalStateException(\"sees it\");"
        + " return Math.tanh(x);").sound());
    add(activation("internal-api").constructor("try { Class.forName(\"io.ganglion.api.host.PluginKind\");"
        + " throw new IllegalStateException(\"sees it\"); } catch (ClassNotFoundException e) { }").sound());
  }

  private void ending() {
    add(activation("sleeps-constructor").constructor("try { Thread.sleep(1_000_000); }"
        + " catch (InterruptedException e) { }").hangs("<init>"));
    add(activation("waits-for-lock").statics("static final Object LOCK = new Object(); static {"
        + " Thread t = new Thread(() -> { synchronized (LOCK) { for (;;) Thread.onSpinWait(); } });"
        + " t.setDaemon(true); t.start(); while (!t.isAlive()) { } try { Thread.sleep(100); }"
        + " catch (InterruptedException e) { } }")
        .value("synchronized (LOCK) { return x; }").hangs("value"));
    add(activation("waits-for-itself").value("try { new java.util.concurrent.CompletableFuture<Double>().get(); }"
        + " catch (Exception e) { } return x;").hangs("value"));
    add(activation("loop-derivative").derivative("int z = 0; while (z >= 0 || z < 0) z++; return 1;")
        .hangs("derivative"));
    add(activation("loop-helper").value("return Spin.f(x);")
        .helper("Spin", "class Spin { static double f(double x) { while (x >= 0 || x < 0) x++; return x; } }")
        .hangs("value"));
    add(activation("exit-other-thread").constructor("Thread t = new Thread(() -> System.exit(0)); t.start();"
        + " try { t.join(); } catch (InterruptedException e) { }").exits("bad.ExitOtherThread"));
    add(activation("exit-runtime").value("Runtime.getRuntime().exit(0); return x;").exits("value"));
    add(activation("exit-seven").value("System.exit(7); return x;").exits("value"));
    add(activation("exit-by-reflection").value("try { System.class.getMethod(\"exit\", int.class).invoke(null, 0); }"
        + " catch (ReflectiveOperationException e) { } return x;").exits("value"));
    add(activation("hook-loops").constructor("Runtime.getRuntime().addShutdownHook(new Thread(() -> {"
        + " for (;;) Thread.onSpinWait(); }));").soundInItsOwnProcess());
    add(activation("hook-and-exit").constructor("Runtime.getRuntime().addShutdownHook(new Thread(() -> {"
        + " for (;;) Thread.onSpinWait(); }));").value("System.exit(0); return x;").exits("value"));
    add(activation("many-threads").constructor("for (int i = 0; i < 20; i++) new Thread(() -> {"
        + " try { Thread.sleep(1_000_000); } catch (InterruptedException e) { } }).start();").soundInItsOwnProcess());
  }
}
