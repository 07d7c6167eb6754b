package dev.lamina.dsl.ide.server;

import java.util.List;

import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.symbol.Symbol;
import dev.lamina.dsl.ide.symbol.SymbolMatch;

/** Symbols as the protocol says them, with the nearest of its pictures. */
final class LspSymbols {
	private LspSymbols() {
	}

	static DocumentSymbol of(LineIndex lineIndex, Symbol symbol) {
		DocumentSymbol shown = new DocumentSymbol(symbol.name(), picture(symbol.kind()),
				LspPositions.range(lineIndex, symbol.range()),
				LspPositions.range(lineIndex, symbol.selection()));
		shown.setDetail(symbol.detail().isEmpty() ? null : symbol.detail());
		List<DocumentSymbol> children = symbol.children().stream().map(child -> of(lineIndex, child)).toList();
		shown.setChildren(children.isEmpty() ? null : children);
		return shown;
	}

	static WorkspaceSymbol of(LineIndex lineIndex, SymbolMatch symbol, String document) {
		return new WorkspaceSymbol(symbol.name(), picture(symbol.kind()),
				Either.forLeft(new Location(document, LspPositions.range(lineIndex, symbol.selection()))),
				symbol.container().isEmpty() ? null : symbol.container());
	}

	private static SymbolKind picture(dev.lamina.dsl.ide.symbol.SymbolKind kind) {
		return switch (kind) {
			case PACKAGE -> SymbolKind.Package;
			case GPU_TYPE -> SymbolKind.Class;
			case ENGINE, COST, PHASE -> SymbolKind.Field;
			case PROFILE -> SymbolKind.Struct;
			case STACK, POLICY -> SymbolKind.Interface;
			case HOST, FLEET -> SymbolKind.Module;
			case HOST_GPU, PARTITION, DEMAND -> SymbolKind.Object;
			case LINK -> SymbolKind.Property;
			case SCHEDULER, OPERATION -> SymbolKind.Method;
			case WORKLOAD -> SymbolKind.Function;
			case VM -> SymbolKind.Variable;
			case EXPECTATION -> SymbolKind.Boolean;
			case SIMULATION, EVENT -> SymbolKind.Event;
			case VARIATION -> SymbolKind.Array;
			case UNKNOWN -> SymbolKind.Null;
		};
	}
}
