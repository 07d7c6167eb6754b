(comment) @comment
(string) @string
(number) @constant.numeric
(unit) @type.builtin
(profile_name) @type
(operator) @operator
(keyword) @keyword
(package ["package" "import"] @keyword.control.import)
(qualified_name) @namespace
(punctuation) @punctuation.delimiter
["{" "}"] @punctuation.bracket
