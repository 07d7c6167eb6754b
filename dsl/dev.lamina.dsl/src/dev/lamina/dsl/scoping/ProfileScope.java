package dev.lamina.dsl.scoping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScope;

import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;

/** The profiles of some types of GPU. The dot in {@code 1g.10gb} is a letter of the name here, not the end of a package. */
final class ProfileScope implements IScope {
	private final Collection<GpuType> types;
	private final GpuTypes gpuTypes;

	ProfileScope(Collection<GpuType> types, GpuTypes gpuTypes) {
		this.types = types;
		this.gpuTypes = gpuTypes;
	}

	@Override
	public IEObjectDescription getSingleElement(QualifiedName name) {
		String whole = name.toString();
		return types.stream().flatMap(type -> gpuTypes.profile(type, whole).stream()).findFirst().map(ProfileScope::described)
				.orElse(null);
	}

	@Override
	public Iterable<IEObjectDescription> getElements(QualifiedName name) {
		return Optional.ofNullable(getSingleElement(name)).map(List::of).orElse(List.of());
	}

	@Override
	public IEObjectDescription getSingleElement(EObject object) {
		return object instanceof Profile profile && profile.getName() != null
				&& getSingleElement(QualifiedName.create(profile.getName())) != null
						? described(profile)
						: null;
	}

	@Override
	public Iterable<IEObjectDescription> getElements(EObject object) {
		return Optional.ofNullable(getSingleElement(object)).map(List::of).orElse(List.of());
	}

	@Override
	public Iterable<IEObjectDescription> getAllElements() {
		Map<String, Profile> profiles = new LinkedHashMap<>();
		types.forEach(type -> gpuTypes.profiles(type).forEach(profiles::putIfAbsent));
		return profiles.values().stream().map(ProfileScope::described).toList();
	}

	private static IEObjectDescription described(Profile profile) {
		return EObjectDescription.create(QualifiedName.create(profile.getName()), profile);
	}
}
