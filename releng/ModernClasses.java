import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * Gives the classes of a jar that were compiled for Java 5 and older (ANTLR's, picocli's, Log4j's) the form of Java 8, with the
 * frames that its verifier wants. They do the same; but Java keeps neither such old classes nor those derived from them, as the
 * parser is, in the cache from which it starts quickly.
 *
 * <p>Argument: the jar, which is replaced. What can only be linked with libraries that are not in the jar stays as it is.
 */
final class ModernClasses {
	private static final int MAJOR_VERSION = 6;
	private static final int JAVA_6 = 50;

	private ModernClasses() {
	}

	public static void main(String[] arguments) throws IOException {
		Path jar = Path.of(arguments[0]);
		Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
		try (JarFile old = new JarFile(jar.toFile());
				URLClassLoader classes = new URLClassLoader(new URL[] { jar.toUri().toURL() },
						ClassLoader.getPlatformClassLoader());
				JarOutputStream written = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
			for (JarEntry entry : Collections.list(old.entries())) {
				byte[] content;
				try (InputStream in = old.getInputStream(entry)) {
					content = in.readAllBytes();
				}
				JarEntry copy = new JarEntry(entry.getName());
				copy.setTime(entry.getTime());
				written.putNextEntry(copy);
				written.write(isOld(entry.getName(), content) ? modern(content, classes) : content);
				written.closeEntry();
			}
		}
		Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
	}

	private static boolean isOld(String name, byte[] content) {
		return name.endsWith(".class") && ((content[MAJOR_VERSION] & 0xFF) << 8 | content[MAJOR_VERSION + 1] & 0xFF) < JAVA_6;
	}

	private static byte[] modern(byte[] old, ClassLoader classes) {
		ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
			@Override
			protected ClassLoader getClassLoader() {
				return classes;
			}
		};
		try {
			new ClassReader(old).accept(new ClassVisitor(Opcodes.ASM9, writer) {
				@Override
				public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
					super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
				}

				@Override
				public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
						String[] exceptions) {
					// before Java 6 a "finally" could be a subroutine, which has no frames
					MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
					return new JSRInlinerAdapter(method, access, name, descriptor, signature, exceptions);
				}
			}, ClassReader.SKIP_FRAMES);
			return writer.toByteArray();
		} catch (TypeNotPresentException elsewhere) {
			return old;
		}
	}
}
