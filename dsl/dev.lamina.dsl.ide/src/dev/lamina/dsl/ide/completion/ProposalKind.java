package dev.lamina.dsl.ide.completion;

/** Sorts of things that can be proposed. */
public enum ProposalKind {
	/** A whole declaration with places to fill in. */
	DECLARATION,
	/** A property of the declaration around. */
	PROPERTY,
	/** A word between the values of a property, such as "at". */
	KEYWORD,
	/** A word of a fixed list: a scheduler, a system, an interface. */
	WORD,
	/** A unit of the dimension that is wanted. */
	UNIT,
	/** A number or version that fits. */
	VALUE,
	/** A type of GPU. */
	GPU_TYPE,
	/** A partition that a GPU can be cut into. */
	PROFILE,
	/** A virtualization system. */
	STACK,
	/** A host. */
	HOST,
	/** A GPU of a host. */
	HOST_GPU,
	/** A virtual machine. */
	VM,
	/** A workload. */
	WORKLOAD,
	/** A declaration of another kind. */
	NAME,
	/** A package to import from. */
	PACKAGE,
	/** A file beside the model. */
	FILE
}
