"""The words of the list of conversations."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksTexts:
    """The words of the list in one language; the browser puts a number into `{count}`."""

    name: str
    hint: str
    none: str
    new: str
    rename: str
    new_name: str
    save: str
    delete: str
    deleted: str
    undo: str
    dropped: str
    damaged: str
    unkept: str


ZH = TalksTexts(
    name="对话",
    hint="对话只存在这个浏览器里，服务器上不留；每个对话保留最近 30 问。",
    none="还没有对话。提出第一个问题，就会记在这里。",
    new="新对话",
    rename="改名",
    new_name="对话的新名字",
    save="保存",
    delete="删除",
    deleted="已删除",
    undo="撤销",
    dropped="浏览器里存放对话的地方满了，最早的 {count} 个对话已移除。",
    damaged="有一个对话的记录已经损坏，读不出来，只好移除。",
    unkept="浏览器没能存下这个对话，关掉页面它就没有了。",
)


EN = TalksTexts(
    name="Conversations",
    hint="Conversations are kept in this browser only, nothing of them on the server; of each, the last 30 questions.",
    none="None yet. Your first question starts one.",
    new="New conversation",
    rename="Rename",
    new_name="New name of the conversation",
    save="Save",
    delete="Delete",
    deleted="deleted",
    undo="Undo",
    dropped="This browser’s room for conversations was full; the oldest were removed: {count}.",
    damaged="The record of a conversation was damaged and could not be read, so it was removed.",
    unkept="The browser could not keep this conversation; it will be gone when the page is closed.",
)
