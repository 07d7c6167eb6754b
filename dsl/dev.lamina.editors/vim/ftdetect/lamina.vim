autocmd BufRead,BufNewFile *.lamina setfiletype lamina
