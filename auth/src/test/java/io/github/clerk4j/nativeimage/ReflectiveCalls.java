package io.github.clerk4j.nativeimage;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The reflective calls of a class file, redirected to {@link Reflection}. */
final class ReflectiveCalls extends ClassVisitor {
  private static final String TARGET = Type.getInternalName(Reflection.class);

  private final Set<String> sites = new TreeSet<>();
  private String className = "";

  private ReflectiveCalls(ClassWriter writer) {
    super(Opcodes.ASM9, writer);
  }

  /** Returns the class file whose reflective calls are recorded. */
  static byte[] redirect(byte[] classFile) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(classFile).accept(new ReflectiveCalls(writer), 0);
    return writer.toByteArray();
  }

  /** Returns the reflective calls of a class file, as {@link Reflection#sites()} names them. */
  static Set<String> of(byte[] classFile) {
    ReflectiveCalls calls = new ReflectiveCalls(new ClassWriter(ClassWriter.COMPUTE_MAXS));
    new ClassReader(classFile).accept(calls, 0);
    return calls.sites;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    className = name.replace('/', '.');
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(
        Opcodes.ASM9, super.visitMethod(access, method, descriptor, signature, exceptions)) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String called, boolean isInterface) {
        Method replacement =
            className.equals(Scenario.class.getName())
                ? null
                : Reflection.replacement(owner, name, called);
        if (replacement == null) {
          super.visitMethodInsn(opcode, owner, name, called, isInterface);
          return;
        }
        String site = className + "." + method + ": " + name;
        sites.add(site);
        super.visitLdcInsn(site);
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, TARGET, name, Type.getMethodDescriptor(replacement), false);
      }
    };
  }
}
