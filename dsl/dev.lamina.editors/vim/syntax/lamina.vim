" Colours of Lamina models (*.lamina). The words are those of the grammar: a test compares them.
if exists('b:current_syntax')
  finish
endif
syntax case match
syntax iskeyword @,48-57,_,-

syntax keyword laminaWord address and aperture apis architecture arrivals at audit averaging backed-by bandwidth batch between boards
syntax keyword laminaWord call-round-trips calls commands compute-slices compute-units contexts copy-latency cores cost cpu
syntax keyword laminaWord cpu-overcommit cv defragmentation deviation dirty dispatch display doorbells download each engine
syntax keyword laminaWord error expect extends fences find flops-per-cycle flushes for frame-limit frequency from gpus-per-board guest-memory guests
syntax keyword laminaWord heads hidden-memory hops host-aperture host-fences host-hidden-memory hosts hypervisor hypervisors
syntax keyword laminaWord idle-slices in-flight initialization instances interrupt inventory iommu-group latency
syntax keyword laminaWord launch-round-trips launch-traps launches least licenses link load marshal max mean memory memory-overcommit
syntax keyword laminaWord memory-slices message min minimize mixed-instances mixed-schedulers mixed-sizes mmio needs network numa
syntax keyword laminaWord numa-nodes of off on over partition pci-ids pcie pcie-lanes per period phase pipeline placement
syntax keyword laminaWord placements power preemption preemption-timeout present products profile profiles provides published
syntax keyword laminaWord quantum read-back reconfiguration reference region replications reset resolution restore round-trip
syntax keyword laminaWord round-trips runs save scheduler schedulers seed series size slice speed starts supports switch system
syntax keyword laminaWord table-batch table-updates think times to together trailing-round-trips translation translation-space trap
syntax keyword laminaWord trapped type-id until upload using vary vendor vendors virtual-functions vms warm-up weight within x
syntax keyword laminaImport import package

syntax keyword laminaDeclaration fleet host policy simulation vm workload nextgroup=laminaName skipwhite
" a host says 'gpu' and a policy 'stack' too, but never at the beginning of a line
syntax match laminaWord "\<\%(gpu\|stack\)\>"
syntax match laminaDeclaration "^\%(gpu\|stack\)\>" nextgroup=laminaName skipwhite
syntax match laminaName "\^\?\k\+" contained
syntax match laminaProfile "\<\d\+g\.\d\+gb\%(+\a\+\)*"
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
