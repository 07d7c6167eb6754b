package dev.lamina.dsl;

import java.util.List;

import com.google.inject.Binder;
import com.google.inject.Binding;
import com.google.inject.Inject;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.google.inject.spi.DefaultBindingScopingVisitor;
import com.google.inject.spi.DefaultElementVisitor;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import com.google.inject.spi.LinkedKeyBinding;

/**
 * The bindings of a module, each looked into when its first instance is wanted.
 *
 * <p>Guice examines every bound class and all that it needs before it hands out the first object, which takes a third of the time
 * of a short command: most of Xtext's services write models back or format them, and are never asked for. Objects and scopes are
 * the same as without.
 */
final class DeferredBindings implements Module {
	private final Module module;

	DeferredBindings(Module module) {
		this.module = module;
	}

	@Override
	public void configure(Binder binder) {
		List<Element> elements = Elements.getElements(module);
		elements.forEach(element -> element.acceptVisitor(new DefaultElementVisitor<Void>() {
			@Override
			public <T> Void visit(Binding<T> binding) {
				if (binding instanceof LinkedKeyBinding<T> linked && isUnscoped(binding)) {
					binder.withSource(binding.getSource()).bind(binding.getKey())
							.toProvider(new Deferred<>(linked.getLinkedKey()));
				} else {
					binding.applyTo(binder);
				}
				return null;
			}

			@Override
			protected Void visitOther(Element other) {
				other.applyTo(binder);
				return null;
			}
		}));
	}

	private static boolean isUnscoped(Binding<?> binding) {
		return binding.acceptScopingVisitor(new DefaultBindingScopingVisitor<Boolean>() {
			@Override
			public Boolean visitNoScoping() {
				return true;
			}

			@Override
			public Boolean visitScope(com.google.inject.Scope scope) {
				return scope == Scopes.NO_SCOPE;
			}

			@Override
			protected Boolean visitOther() {
				return false;
			}
		});
	}

	private static final class Deferred<T> implements Provider<T> {
		private final Key<? extends T> target;
		@Inject
		private Injector injector;
		private volatile Provider<? extends T> found;

		Deferred(Key<? extends T> target) {
			this.target = target;
		}

		@Override
		public T get() {
			Provider<? extends T> known = found;
			if (known == null) {
				known = injector.getProvider(target);
				found = known;
			}
			return known.get();
		}
	}
}
