package dev.lamina.dsl.scoping;

import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.impl.AbstractScope;

import dev.lamina.dsl.naming.LocalNames;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;

/** The GPUs of one host by name. */
final class GpuScope extends AbstractScope {
	private final Host host;
	private final LocalNames names;

	GpuScope(Host host, LocalNames names) {
		super(IScope.NULLSCOPE, false);
		this.host = host;
		this.names = names;
	}

	@Override
	public IEObjectDescription getSingleElement(QualifiedName name) {
		return names.gpu(host, name.toString()).map(GpuScope::described).orElse(null);
	}

	@Override
	protected Iterable<IEObjectDescription> getAllLocalElements() {
		return host.getGpus().stream().filter(gpu -> gpu.getName() != null).map(GpuScope::described).toList();
	}

	private static IEObjectDescription described(HostGpu gpu) {
		return EObjectDescription.create(QualifiedName.create(gpu.getName()), gpu);
	}
}
