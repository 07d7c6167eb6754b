;;; lamina-mode.el --- Models of GPU virtualization  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; SPDX-License-Identifier: EPL-2.0

;;; Commentary:

;; Colours for files that end in .lamina, and the language server of Lamina for Eglot.
;; The words are those of the grammar: a test compares them.

;;; Code:

(defconst lamina-mode-words
  '("address" "after" "and" "aperture" "apis" "architecture" "arrivals" "at" "audit" "averaging" "backed-by" "bandwidth"
    "batch" "between" "boards" "call-round-trips" "calls" "checkpoint" "commands" "compute-slices" "compute-units" "container"
    "contexts" "copy-latency" "cores" "cost" "cpu" "cpu-overcommit" "cv" "defragmentation" "deviation" "dirty"
    "dispatch" "display" "doorbells" "download" "each" "engine" "error" "every" "expect" "extends" "fail" "fences"
    "find" "fleet" "flops-per-cycle" "flushes" "for" "frame-limit" "frequency" "from" "gpu" "gpus-per-board"
    "guest-memory" "guests" "heads" "hidden-memory" "hops" "host" "host-aperture" "host-fences" "host-hidden-memory"
    "hosts" "hypervisor" "hypervisors" "idle-slices" "in" "in-flight" "initialization" "instance" "instances" "interrupt"
    "inventory" "iommu-group" "latency" "launch-round-trips" "launch-traps" "launches" "least" "licenses" "link"
    "load" "marshal" "max" "mean" "memory" "memory-overcommit" "memory-slices" "message" "min" "minimize"
    "mixed-instances" "mixed-schedulers" "mixed-sizes" "mmio" "needs" "network" "numa" "numa-nodes" "of" "off" "on"
    "on-failure" "over" "partition" "pci-ids" "pcie" "pcie-lanes" "per" "period" "phase" "pipeline" "placement"
    "placements" "policy" "power" "preemption" "preemption-timeout" "present" "products" "profile" "profiles"
    "provides" "published" "quantum" "read-back" "reconfiguration" "reference" "region" "replications" "reset"
    "resolution" "restart" "restore" "round-trip" "round-trips" "runs" "save" "scheduler" "schedulers" "seed" "series"
    "simulation" "size" "slice" "speed" "stack" "starts" "supports" "switch" "system" "table-batch" "table-updates"
    "think" "times" "to" "together" "trailing-round-trips" "translation" "translation-space" "trap" "trapped"
    "type-id" "until" "upload" "using" "vary" "vendor" "vendors" "virtual-functions" "vm" "vms" "warm-up" "weight" "with"
    "within" "workload" "x")
  "Every word of the language, but those that begin an import.")

(defconst lamina-mode-font-lock-keywords
  `(("^\\(container\\|fleet\\|gpu\\|host\\|policy\\|simulation\\|stack\\|vm\\|workload\\)[ \t]+\\(\\^?\\(?:\\sw\\|\\s_\\)+\\)"
     (1 font-lock-keyword-face) (2 font-lock-type-face))
    ("^[ \t]*\\(import\\|package\\)[ \t]+\\([^ \t\n]+\\)"
     (1 font-lock-preprocessor-face) (2 font-lock-constant-face))
    ("\\_<[0-9]+g\\.[0-9]+gb\\(?:\\+[a-z]+\\)*" . font-lock-type-face)
    (,(regexp-opt lamina-mode-words 'symbols) . font-lock-keyword-face)
    ("\\_<-?\\([0-9]+\\(?:\\.[0-9]+\\)?\\)[ \t]*\\([%a-zA-Z/]*\\)"
     (1 font-lock-constant-face) (2 font-lock-builtin-face)))
  "Colours of a model, besides comments and texts.")

(defvar lamina-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 124b" table)
    (modify-syntax-entry ?* ". 23" table)
    (modify-syntax-entry ?\n "> b" table)
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?\" "\"" table)
    table)
  "Comments as in C, and words that may hold hyphens.")

;;;###autoload
(define-derived-mode lamina-mode prog-mode "Lamina"
  "Major mode for models of GPU virtualization."
  (setq-local comment-start "// "
              comment-end ""
              comment-start-skip "//+[ \t]*\\|/\\*+[ \t]*"
              indent-tabs-mode nil
              tab-width 2
              font-lock-defaults '(lamina-mode-font-lock-keywords)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.lamina\\'" . lamina-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(lamina-mode "lamina" "lsp")))

(provide 'lamina-mode)
;;; lamina-mode.el ends here
