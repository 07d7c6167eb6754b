// The words of a model for colours: what belongs together says the language server. The list of words is that of the grammar, a test
// compares them.
const WORDS = [
  'address', 'and', 'aperture', 'apis', 'architecture', 'arrivals', 'at', 'audit', 'averaging', 'backed-by',
  'bandwidth', 'batch', 'between', 'boards', 'call-round-trips', 'calls', 'commands', 'compute-slices', 'compute-units',
  'contexts', 'copy-latency', 'cores', 'cost', 'cpu', 'cpu-overcommit', 'cv', 'defragmentation', 'deviation', 'dirty',
  'dispatch', 'display', 'doorbells', 'download', 'each', 'engine', 'error', 'expect', 'extends', 'fences', 'find', 'fleet',
  'flops-per-cycle', 'flushes', 'for', 'frame-limit', 'frequency', 'from', 'gpu', 'gpus-per-board', 'guest-memory', 'guests', 'heads',
  'hidden-memory', 'hops', 'host', 'host-aperture', 'host-fences', 'host-hidden-memory', 'hosts', 'hypervisor',
  'hypervisors', 'idle-slices', 'in-flight', 'initialization', 'instances', 'interrupt', 'inventory', 'iommu-group',
  'latency', 'launch-round-trips', 'launch-traps', 'launches', 'least', 'licenses', 'link', 'load', 'marshal', 'max', 'mean',
  'memory', 'memory-overcommit', 'memory-slices', 'message', 'min', 'minimize', 'mixed-instances', 'mixed-schedulers',
  'mixed-sizes', 'mmio', 'needs', 'network', 'numa', 'numa-nodes', 'of', 'off', 'on', 'over', 'partition', 'pci-ids',
  'pcie', 'pcie-lanes', 'per', 'period', 'phase', 'pipeline', 'placement', 'placements', 'policy', 'power',
  'preemption', 'preemption-timeout', 'present', 'products', 'profile', 'profiles', 'provides', 'published', 'quantum',
  'read-back', 'reconfiguration', 'reference', 'region', 'replications', 'reset', 'resolution', 'restore', 'round-trip',
  'round-trips', 'runs', 'save', 'scheduler', 'schedulers', 'seed', 'series', 'simulation', 'size', 'slice', 'speed',
  'stack', 'starts', 'supports', 'switch', 'system', 'table-batch', 'table-updates', 'think', 'times', 'to', 'together',
  'trailing-round-trips', 'translation', 'translation-space', 'trap', 'trapped', 'type-id', 'until', 'upload', 'using',
  'vary', 'vendor', 'vendors', 'virtual-functions', 'vm', 'vms', 'warm-up', 'weight', 'within', 'workload', 'x',
];

module.exports = grammar({
  name: 'lamina',
  extras: $ => [/\s/, $.comment],
  word: $ => $.identifier,
  rules: {
    source_file: $ => repeat($._item),
    _item: $ => choice($.package, $.block, $.keyword, $.profile_name, $.quantity, $.string, $.identifier, $.operator, $.punctuation),
    package: $ => prec.right(seq(choice('package', 'import'), $.qualified_name)),
    qualified_name: $ => prec.right(seq($.identifier, repeat(seq('.', choice($.identifier, '*'))))),
    block: $ => seq('{', repeat($._item), '}'),
    keyword: $ => choice(...WORDS),
    profile_name: $ => /\d+g\.\d+gb(\+[a-z]+)*/,
    quantity: $ => prec.right(seq($.number, optional($.unit))),
    number: $ => /-?\d+(\.\d+)?([eE][+-]?\d+)?/,
    unit: $ => choice('%', '/s', /[kKMGTP]i?B(\/s)?/, /[kMGT]?Hz/, /[mnuµμ]s/, 's', 'min', 'h', 'fps', 'W', /[kMGT]?FLOP\/s/),
    string: $ => /"([^"\\\n]|\\.)*"?/,
    identifier: $ => /\^?[\p{L}_][\p{L}\p{N}_]*(-[\p{L}\p{N}_]+)*/,
    operator: $ => choice('>=', '<=', '=', ':'),
    punctuation: $ => choice('.', ',', '(', ')', '[', ']', '+', '*', '/', ';'),
    comment: $ => token(choice(seq('//', /[^\n]*/), seq('/*', /[^*]*\*+([^/*][^*]*\*+)*/, '/'))),
  },
});
