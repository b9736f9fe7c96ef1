package io.ganglion.runner.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What one class file calls that falls under a {@link Rule}, which classes it names, and which texts it holds. */
final class ClassCode extends ClassVisitor {
  /** By these, the compiler makes lambdas, texts, and methods of records and switches. */
  private static final Set<String> OF_THE_COMPILER = Set.of("java/lang/invoke/LambdaMetafactory",
      "java/lang/invoke/StringConcatFactory", "java/lang/runtime/ObjectMethods", "java/lang/runtime/SwitchBootstraps",
      "java/lang/invoke/ConstantBootstraps");

  private final Map<Rule, List<String>> calls = new TreeMap<>();
  private final Set<String> types = new TreeSet<>();
  private final Map<String, String> texts = new TreeMap<>();
  private String name = "";

  private ClassCode() {
    super(Opcodes.ASM9);
  }

  /**
   * Reads a class file.
   *
   * @throws RuntimeException of any kind if it is none
   */
  static ClassCode of(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassCode code = new ClassCode();
    reader.accept(code, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return code;
  }

  /** Sentences, such as {@code acme.Swish.value calls java.lang.Math.exp}. */
  Map<Rule, List<String>> calls() {
    return calls;
  }

  /** The classes that it names, with slashes. */
  Set<String> types() {
    return types;
  }

  /** Texts and class literals, which reflection may use as names, with the first method that has them. */
  Map<String, String> texts() {
    return texts;
  }

  /** As Java writes it. */
  private static String dotted(String type) {
    return type.replace('/', '.');
  }

  private void found(Rule rule, String sentence) {
    List<String> all = calls.computeIfAbsent(rule, key -> new ArrayList<>());
    if (!all.contains(sentence)) {
      all.add(sentence);
    }
  }

  private void type(@Nullable String type) {
    if (type != null) {
      Type named = Type.getObjectType(type);
      types.add(named.getSort() == Type.ARRAY ? named.getElementType().getInternalName() : type);
    }
  }

  @Override
  public void visit(int version, int access, String name, @Nullable String signature, @Nullable String superName,
      String @Nullable [] interfaces) {
    this.name = name;
    type(superName);
    for (String type : interfaces == null ? new String[0] : interfaces) {
      type(type);
    }
  }

  @Override
  public @Nullable FieldVisitor visitField(int access, String field, String descriptor, @Nullable String signature,
      @Nullable Object value) {
    if (value instanceof String text) {
      texts.putIfAbsent(text, dotted(name));
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(int access, String method, String descriptor, @Nullable String signature,
      String @Nullable [] exceptions) {
    String where = dotted(name) + "." + method;
    if ((access & Opcodes.ACC_NATIVE) != 0) {
      found(Rule.NATIVE, where + " is native");
    }
    return new Calls(where, method.equals("<clinit>"));
  }

  /** One method. */
  private final class Calls extends MethodVisitor {
    private final String where;
    private final boolean isInitializer;

    Calls(String where, boolean isInitializer) {
      super(Opcodes.ASM9);
      this.where = where;
      this.isInitializer = isInitializer;
    }

    private void call(String owner, String method, String descriptor) {
      type(owner);
      ForbiddenCalls.rule(owner, method, descriptor).ifPresent(rule ->
          found(rule, where + (method.equals("<init>") ? " makes a " + dotted(owner)
              : " calls " + dotted(owner) + "." + method)));
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
      call(owner, method, descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
      type(owner);
      if (opcode == Opcodes.PUTSTATIC && !isInitializer) {
        found(Rule.STATE, where + " writes the static field " + dotted(owner) + "." + field);
      }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      type(type);
    }

    @Override
    public void visitInvokeDynamicInsn(String called, String descriptor, Handle bootstrap, Object... arguments) {
      if (!OF_THE_COMPILER.contains(bootstrap.getOwner())) {
        call(bootstrap.getOwner(), bootstrap.getName(), bootstrap.getDesc());
        found(Rule.REFLECTION, where + " links its call '" + called + "' by " + dotted(bootstrap.getOwner()) + "."
            + bootstrap.getName());
      }
      for (Object argument : arguments) {
        constant(argument);
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      constant(value);
    }

    private void constant(Object value) {
      if (value instanceof String text) {
        texts.putIfAbsent(text, where);
      } else if (value instanceof Handle handle) {
        call(handle.getOwner(), handle.getName(), handle.getDesc());
      } else if (value instanceof Type literal && literal.getSort() == Type.OBJECT) {
        type(literal.getInternalName());
        texts.putIfAbsent(literal.getClassName(), where);
      } else if (value instanceof ConstantDynamic dynamic) {
        for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
          constant(dynamic.getBootstrapMethodArgument(i));
        }
      }
    }
  }
}
