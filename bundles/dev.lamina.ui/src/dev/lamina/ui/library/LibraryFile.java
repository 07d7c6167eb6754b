package dev.lamina.ui.library;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileInfo;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.filesystem.provider.FileInfo;
import org.eclipse.core.filesystem.provider.FileStore;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;

import dev.lamina.library.Library;

/** One file of the library, which can be read and not changed. */
final class LibraryFile extends FileStore {
	private final URI address;

	LibraryFile(URI address) {
		this.address = address;
	}

	@Override
	public String getName() {
		return address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
	}

	@Override
	public IFileStore getParent() {
		String path = address.getPath();
		int slash = path.lastIndexOf('/');
		return path.equals("/") ? null
				: new LibraryFile(URI.create(Library.SCHEME + ":/" + path.substring(1, Math.max(1, slash))));
	}

	@Override
	public IFileStore getChild(String name) {
		String path = address.getPath();
		return new LibraryFile(URI.create(Library.SCHEME + ":" + path + (path.endsWith("/") ? "" : "/") + name));
	}

	@Override
	public String[] childNames(int options, IProgressMonitor monitor) {
		return new String[0];
	}

	@Override
	public IFileInfo fetchInfo(int options, IProgressMonitor monitor) {
		FileInfo info = new FileInfo(getName());
		Optional<byte[]> content = content();
		info.setExists(content.isPresent());
		info.setLength(content.map(bytes -> bytes.length).orElse(0));
		info.setAttribute(EFS.ATTRIBUTE_READ_ONLY, true);
		return info;
	}

	@Override
	public InputStream openInputStream(int options, IProgressMonitor monitor) throws CoreException {
		return new ByteArrayInputStream(content()
				.orElseThrow(() -> new CoreException(Status.error("The library has no file '" + address.getPath() + "'."))));
	}

	@Override
	public URI toURI() {
		return address;
	}

	private Optional<byte[]> content() {
		try (InputStream file = Library.open(address.getPath().substring(1)).orElse(null)) {
			return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
		} catch (IOException unreadable) {
			return Optional.empty();
		}
	}
}
