package dev.lamina.ui.library;

import java.net.URI;

import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.filesystem.provider.FileSystem;

/**
 * The files of the library by their addresses, such as {@code lamina-library:/nvidia/A40.lamina}; nothing can be written there.
 */
public final class LibraryFileSystem extends FileSystem {
	@Override
	public IFileStore getStore(URI address) {
		return new LibraryFile(address);
	}
}
