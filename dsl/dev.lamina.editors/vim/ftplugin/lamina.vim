" How a model is written: two columns, and words that may hold hyphens.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1
setlocal shiftwidth=2 softtabstop=2 expandtab commentstring=//\ %s comments=s1:/*,mb:*,ex:*/,:// iskeyword=@,48-57,_,-
let b:undo_ftplugin = 'setlocal shiftwidth< softtabstop< expandtab< commentstring< comments< iskeyword<'
