" Colours of Lamina models (*.lamina). The words are those of the grammar: a test compares them.
if exists('b:current_syntax')
  finish
endif
syntax case match
syntax iskeyword @,48-57,_,-

syntax keyword laminaWord address after and aperture apis architecture arrivals at audit averaging backed-by bandwidth batch
syntax keyword laminaWord between boards call-round-trips calls checkpoint commands compute-slices compute-units
syntax keyword laminaWord contexts copy-latency cores cost cpu cpu-overcommit cv defragmentation deviation dirty
syntax keyword laminaWord dispatch display doorbells download each engine error every expect extends fail fences find
syntax keyword laminaWord flops-per-cycle flushes for frame-limit frequency from gpus-per-board guest-memory guests
syntax keyword laminaWord heads hidden-memory hops host-aperture host-fences host-hidden-memory hosts hypervisor
syntax keyword laminaWord hypervisors idle-slices in in-flight initialization instance instances interrupt inventory
syntax keyword laminaWord iommu-group latency launch-round-trips launch-traps launches least licenses link load marshal
syntax keyword laminaWord max mean memory memory-overcommit memory-slices message min minimize mixed-instances
syntax keyword laminaWord mixed-schedulers mixed-sizes mmio needs network numa numa-nodes of off on on-failure over
syntax keyword laminaWord partition pci-ids pcie pcie-lanes per period phase pipeline placement placements power
syntax keyword laminaWord preemption preemption-timeout present products profile profiles provides published quantum
syntax keyword laminaWord read-back reconfiguration reference region replications reset resolution restart restore
syntax keyword laminaWord round-trip round-trips runs save scheduler schedulers seed series size slice speed starts
syntax keyword laminaWord supports switch system table-batch table-updates think times to together trailing-round-trips
syntax keyword laminaWord translation translation-space trap trapped type-id until upload using vary vendor vendors
syntax keyword laminaWord virtual-functions vms warm-up weight with within x
syntax keyword laminaImport import package

syntax keyword laminaDeclaration container fleet host policy simulation vm workload nextgroup=laminaName skipwhite
" a host says 'gpu' and a policy 'stack' too, but never at the beginning of a line
syntax match laminaWord "\<\%(gpu\|stack\)\>"
syntax match laminaDeclaration "^\%(gpu\|stack\)\>" nextgroup=laminaName skipwhite
syntax match laminaName "\^\?\k\+" contained
syntax match laminaProfile "\<\d\+g\.\d\+gb\%(+\a\+\)*"
syntax match laminaNumber "\<\d\+:\d\d\%(:\d\d\)\?\>"
syntax match laminaNumber "\<-\?\d\+\%(\.\d\+\)\?\%([eE][+-]\?\d\+\)\?\>"
syntax match laminaNumber "\<\d\+\%(\.\d\+\)\?\ze\a"
syntax match laminaUnit "\%(\d\s*\)\@<=\%([kKMGTP]i\?B\%(/s\)\?\|[kMGT]Hz\|Hz\|[munµ]\?s\|min\|h\|fps\|W\|[kMGT]\?FLOP/s\|/s\|%\)\%(\k\)\@!"
syntax match laminaOperator "[<>]=\|[:=]"
syntax region laminaString start=+"+ skip=+\\.+ end=+"\|$+
syntax match laminaComment "//.*$" contains=@Spell
syntax region laminaComment start="/\*" end="\*/" contains=@Spell
syntax region laminaDocumentation start="/\*\*/\@!" end="\*/" contains=@Spell

highlight default link laminaWord Keyword
highlight default link laminaImport Include
highlight default link laminaDeclaration Structure
highlight default link laminaName Type
highlight default link laminaProfile Type
highlight default link laminaNumber Number
highlight default link laminaUnit Constant
highlight default link laminaOperator Operator
highlight default link laminaString String
highlight default link laminaComment Comment
highlight default link laminaDocumentation SpecialComment

let b:current_syntax = 'lamina'
