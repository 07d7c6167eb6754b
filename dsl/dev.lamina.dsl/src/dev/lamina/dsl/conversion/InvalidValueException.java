package dev.lamina.dsl.conversion;

import java.util.List;

import org.eclipse.xtext.conversion.ValueConverterException;
import org.eclipse.xtext.nodemodel.INode;

/** A text that is not a value of its kind, with the sentence, the stable code and the proposals that the user will see. */
public final class InvalidValueException extends ValueConverterException {
	private static final long serialVersionUID = 1L;

	private final String code;
	private final transient List<String> proposals;

	InvalidValueException(String code, String sentence, INode node, List<String> proposals) {
		super(sentence, node, null);
		this.code = code;
		this.proposals = List.copyOf(proposals);
	}

	/** The stable code of the rule that was broken, such as {@code word.unknown}. */
	public String code() {
		return code;
	}

	/** What could stand there instead, nearest first. */
	public List<String> proposals() {
		return proposals;
	}
}
