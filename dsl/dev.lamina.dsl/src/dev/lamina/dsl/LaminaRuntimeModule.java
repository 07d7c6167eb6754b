package dev.lamina.dsl;

import org.eclipse.xtext.conversion.IValueConverterService;

import dev.lamina.dsl.conversion.LaminaValueConverters;

/** Binds what the language does its own way; everything else is Xtext's default. */
public class LaminaRuntimeModule extends AbstractLaminaRuntimeModule {
	@Override
	public Class<? extends IValueConverterService> bindIValueConverterService() {
		return LaminaValueConverters.class;
	}
}
