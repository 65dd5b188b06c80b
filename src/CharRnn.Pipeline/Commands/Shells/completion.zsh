#compdef charrnn
# Completion of charrnn for zsh. In ~/.zshrc, after compinit: source <(charrnn completion zsh)
_charrnn() {
    local line="${(j: :)words[1,CURRENT]}"
    local -a found keys
    found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
    keys=("${(@M)found:#*=}")
    found=("${(@)found:#(|*=)}")
    (( ${#keys} )) && compadd -S '' -- "${keys[@]}"
    (( ${#found} )) && compadd -- "${found[@]}"
    (( ${#keys} + ${#found} )) || _files
}
compdef _charrnn charrnn
