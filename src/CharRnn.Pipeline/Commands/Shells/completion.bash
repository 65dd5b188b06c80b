# Completion of charrnn for bash. In ~/.bashrc: source <(charrnn completion bash)
_charrnn() {
    local line="${COMP_LINE:-${COMP_WORDS[*]}}"
    local IFS=$'\n'
    COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT:-${#line}}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o default -F _charrnn charrnn
