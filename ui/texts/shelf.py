"""The words of the shelf."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfTexts:
    """The words of the shelf in one language; `{…}` are filled in with `str.format`."""

    name: str
    count: str
    matching: str
    none_matching: str
    hint: str
    empty: str
    more: str
    too_many: str
    seek: str
    publication: str
    any_publication: str
    no_publication: str
    year: str
    any_year: str
    no_year: str
    choice: str
    new: str
    private: str
    private_hint: str
    drop: str
    choose: str
    formats: str
    sending: str
    refused_size: str
    refused_sending: str
    lost_sending: str
    adding: str
    added_none: str
    added_all: str
    report_added: str
    note_separator: str
    report_unchanged: str
    report_same: str
    report_skipped: str
    more_reports: str
    select: str
    remove: str
    confirm: str
    removed: str
    undo: str
    restored: str
    correct: str
    title: str
    authors: str
    authors_hint: str
    author_separator: str
    affiliation: str
    field_publication: str
    date: str
    date_hint: str
    column: str
    save: str
    corrected: str
    bad_date: str
    too_long: str
    busy: str
    gone: str
    too_many_removed: str
    too_much: str
    refused: str
    broken: str
    closed: str


ZH = ShelfTexts(
    name="文库",
    count="共 {count} 篇文章",
    matching="{total} 篇里找到 {count} 篇",
    none_matching="没有找到，换个词试试，或者放宽条件。",
    hint="点一篇就能通读；点回答里的编号，会翻到被引用的那一段。",
    empty="文库里还没有文章。",
    more="再列 {count} 篇",
    too_many="还有 {count} 篇没有列出，写上题目、作者或报刊里的词就能找到。",
    seek="题目、作者、报刊、日期或文件名",
    publication="报刊",
    any_publication="所有报刊",
    no_publication="未注明报刊",
    year="年份",
    any_year="所有年份",
    no_year="未注明日期",
    choice="{name}（{count}）",
    new="新加入",
    private="只有你能看到",
    private_hint="你加的文章只有你自己能看到，离开后就删除；最多 {files} 份，共 {limit} MB。",
    drop="把文章拖到这里，或者",
    choose="选择文件",
    formats="可以是 {formats}，一次可加多份",
    sending="正在上传第 {number} 份，共 {count} 份：{name}",
    refused_size="文件太大，最多 {limit} MB",
    refused_sending="没有传上来（{status}）",
    lost_sending="没有传上来，连接断了",
    adding="正在读入，已完成 {done} 份，共 {count} 份",
    added_none="没有加入新文章。",
    added_all="加入了 {articles} 篇文章，现在就可以提问。",
    report_added="{file}：加入 {articles} 篇",
    note_separator="；",
    report_unchanged="{file}：文库里已经有了，没有变动",
    report_same="{file}：文库里已有同一份文件，没有重复加入",
    report_skipped="{file}：没有加入。{reason}",
    more_reports="另外 {count} 份文件",
    select="选中{article}",
    remove="移走选中的 {count} 篇",
    confirm="再点一次，移走这 {count} 篇",
    removed="已移走 {count} 篇文章。",
    undo="撤销",
    restored="已放回 {count} 篇文章。",
    correct="更正",
    title="题目",
    authors="作者",
    authors_hint="几位作者用顿号隔开",
    author_separator="、",
    affiliation="单位",
    field_publication="报刊",
    date="日期",
    date_hint="2024-03-05、2024-03 或 2024",
    column="栏目",
    save="保存更正",
    corrected="已更正{article}。",
    bad_date="日期“{reason}”看不懂，请写成 2024-03-05、2024-03 或 2024。",
    too_long="写得太长了，每一项最多 {limit} 个字。",
    busy="文库正在更新，请等它完成再试。",
    gone="这篇文章已经不在文库里了。",
    too_many_removed="一次最多移走 {limit} 篇，请分几次。",
    too_much="自己的文章最多 {files} 份，共 {limit} MB，再加就超过了。",
    refused="没有做成：{reason}",
    broken="抱歉，程序出了意外，没有做成。原因已记入日志。",
    closed="这个文库只供查阅，不能改动。",
)


EN = ShelfTexts(
    name="Collection",
    count="Articles: {count}",
    matching="{count} of {total} articles",
    none_matching="Nothing found. Try another word, or fewer conditions.",
    hint="Click one to read it through; a number in an answer opens the passage it cites.",
    empty="The collection holds no articles yet.",
    more="Show {count} more",
    too_many="Not listed here: {count}. A word of the title, an author or the publication will find them.",
    seek="Title, author, publication, date or file name",
    publication="Publication",
    any_publication="All publications",
    no_publication="No publication stated",
    year="Year",
    any_year="All years",
    no_year="No date stated",
    choice="{name} ({count})",
    new="New",
    private="Only you see this",
    private_hint="What you add is seen by you alone and deleted when you leave; "
    "at most {files} files, {limit} MB in all.",
    drop="Drop articles here, or",
    choose="choose files",
    formats="{formats}; several at once if you like",
    sending="Uploading file {number} of {count}: {name}",
    refused_size="the file is too large; {limit} MB at most",
    refused_sending="it could not be uploaded ({status})",
    lost_sending="it could not be uploaded; the connection was lost",
    adding="Reading, files done: {done} of {count}",
    added_none="No new article was added.",
    added_all="Articles added: {articles}. You can ask about them now.",
    report_added="{file}: articles added: {articles}",
    note_separator="; ",
    report_unchanged="{file}: already in the collection, nothing changed",
    report_same="{file}: the same file is in the collection already",
    report_skipped="{file}: not added: {reason}",
    more_reports="More files ({count})",
    select="Select {article}",
    remove="Remove selected ({count})",
    confirm="Click again to remove ({count})",
    removed="Articles removed: {count}.",
    undo="Undo",
    restored="Articles put back: {count}.",
    correct="Correct details",
    title="Title",
    authors="Authors",
    authors_hint="several, separated by semicolons",
    author_separator="; ",
    affiliation="Affiliation",
    field_publication="Publication",
    date="Date",
    date_hint="2024-03-05, 2024-03 or 2024",
    column="Column",
    save="Save",
    corrected="Corrected: {article}.",
    bad_date="“{reason}” is not a date that can be read. Write 2024-03-05, 2024-03 or 2024.",
    too_long="That is too long; {limit} characters at most in each field.",
    busy="The collection is being changed just now. Please wait until that is done, then try again.",
    gone="This article is no longer in the collection.",
    too_many_removed="At most {limit} articles can be removed at once.",
    too_much="You can keep {files} files of your own at most, {limit} MB in all; these would be more.",
    refused="This could not be done: {reason}",
    broken="Sorry, something went wrong and nothing was done. The reason is in the log.",
    closed="This collection is for reading only.",
)
